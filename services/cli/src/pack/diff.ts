import { diff as differencesBetween, type CatalogueChange } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { readPackOf } from './packs';

const SECTIONS = {
  matters: { zh: '事项', en: 'matters' },
  regions: { zh: '区域', en: 'regions' },
  units: { zh: '单位', en: 'units' },
  facts: { zh: '要素', en: 'facts' },
} as const;
const KINDS = { added: '新增', removed: '删除', changed: '改动' } as const;
/** Codes listed of each change. */
const MOST_CODES = 8;

async function diff([oldName, newName]: readonly [string, string]): Promise<CommandReport> {
  const [before, after] = await Promise.all([readPackOf(oldName), readPackOf(newName)]);
  const found = differencesBetween(before, after);
  const leads = found.changes.filter((c) => c.kind === 'lead').length;
  const terms = found.changes.filter((c) => c.kind === 'terms').length;
  const summary = both({
    zh: `主办单位变动${leads}处，办理条件变动${terms}处`,
    en: `${leads} changes of a lead unit, ${terms} changes of terms only`,
  });
  return {
    lines: [...found.catalogue.map(lineOf), ...found.changes.flatMap((c) => both(c.text)), ...summary],
    data: found,
  };
}

function lineOf({ section, change, codes }: CatalogueChange): string {
  const more = codes.length > MOST_CODES ? ' …' : '';
  const { zh, en } = SECTIONS[section];
  return `${KINDS[change]}${zh} ${en} ${change} (${codes.length}): ${codes.slice(0, MOST_CODES).join(', ')}${more}`;
}

export const diffCommand = (terminal: Terminal): Command =>
  answering(
    new Command('diff')
      .description(
        help('比较两个版本的派单结果', 'compare two versions: which decisions change, by matter, region and condition'),
      )
      .argument('<old>', help('原辖区包', 'the pack before'))
      .argument('<new>', help('新辖区包', 'the pack after')),
    terminal,
    diff,
  );
