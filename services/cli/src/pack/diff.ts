import { diff as differencesBetween, type CatalogueChange } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { namesOf, type Names } from '@hotline/jurisdiction';
import { answering, both, counted, help, type Bilingual, type CommandReport, type Terminal } from '../answering';
import { readPackOf } from './packs';

const SECTIONS = {
  matters: { zh: '事项', en: 'matter' },
  regions: { zh: '区域', en: 'region' },
  units: { zh: '单位', en: 'unit' },
  facts: { zh: '要素', en: 'fact' },
} as const;
const KINDS = { added: '新增', removed: '删除', changed: '改动' } as const;
/** Maximum number of names listed for each kind of change. */
const MOST_NAMES = 8;

async function diff([oldName, newName]: readonly [string, string]): Promise<CommandReport> {
  const [before, after] = await Promise.all([readPackOf(oldName), readPackOf(newName)]);
  const found = differencesBetween(before, after);
  const names = namesOf(after, before);
  const leads = found.changes.filter((c) => c.kind === 'lead').length;
  const terms = found.changes.filter((c) => c.kind === 'terms').length;
  const summary = both({
    zh: `主办单位变动${leads}处，办理条件变动${terms}处`,
    en: `${counted(leads, 'change')} of a lead unit, ${counted(terms, 'change')} of terms only`,
  });
  return {
    lines: [
      ...found.catalogue.flatMap((change) => both(catalogueText(change, names))),
      ...found.changes.flatMap((c) => both(c.text)),
      ...summary,
    ],
    data: found,
  };
}

function catalogueText({ section, change, codes }: CatalogueChange, names: Names): Bilingual {
  const nameOf = { matters: names.matter, regions: names.region, units: names.unit, facts: names.fact }[section];
  const shown = codes.slice(0, MOST_NAMES).map(nameOf);
  const isCut = codes.length > shown.length;
  const { zh, en } = SECTIONS[section];
  return {
    zh: `${KINDS[change]}${zh}${codes.length}个：${shown.map((name) => name.zh).join('、')}${isCut ? '等' : ''}`,
    en: `${counted(codes.length, en)} ${change}: ${shown.map((name) => name.en).join(', ')}${isCut ? ' …' : ''}`,
  };
}

export const diffCommand = (terminal: Terminal): Command =>
  answering(
    new Command('diff')
      .description(
        help('比较两个版本的派单结果', 'compare two versions: which decisions change, by matter, region and condition'),
      )
      .argument('<old>', help('原辖区包', 'the old pack'))
      .argument('<new>', help('新辖区包', 'the new pack')),
    terminal,
    diff,
  );
