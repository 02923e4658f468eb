import { readPackFolder } from '@hotline/jurisdiction-files';
import { type CatalogueChange, diff as differing } from '@hotline/jurisdiction-proof';
import { both, folderOf, read, type Command, type Report } from './command';

const usage = 'diff OLD NEW     which cells of the decision change, in words: matter, where, when: before → after';
const sections = { matters: '事项', regions: '区域', units: '单位', facts: '条件' } as const;
const kinds = { added: '新增', removed: '删除', changed: '改动' } as const;
const SHOWN = 8;

async function run(args: readonly string[]): Promise<Report> {
  const { words } = read(args, 2, usage, {});
  const [before, after] = await Promise.all(words.map((name) => readPackFolder(folderOf(name))));
  if (!before || !after) throw new Error(usage);
  const found = differing(before, after);
  const [leads, terms] = [
    found.changes.filter((c) => c.kind === 'lead').length,
    found.changes.filter((c) => c.kind === 'terms').length,
  ];
  const summary = both({
    zh: `主办变化${leads}组，条款变化${terms}组`,
    en: `${leads} groups of cells change their lead, ${terms} their terms only`,
  });
  return {
    lines: [...found.catalogue.map(listed), ...found.changes.flatMap((c) => both(c.text)), ...summary],
    data: found,
  };
}

function listed({ section, change, codes }: CatalogueChange): string {
  const more = codes.length > SHOWN ? ' …' : '';
  return `${kinds[change]}${sections[section]} ${section} ${change} (${codes.length}): ${codes.slice(0, SHOWN).join(', ')}${more}`;
}

export const diff: Command = { usage, run };
