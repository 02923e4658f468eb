import type { Pack } from '@hotline/jurisdiction';
import { BadFile, readRecords, type Flaw } from '@hotline/jurisdiction-files/sheets';
import { bilingual } from '../answering';

/** Headers by which a column of a list of powers is recognised. */
const HEADERS = {
  name: ['事项', '事项名称', '职权名称', '权力名称', 'matter'],
  unit: ['单位', '行使单位', '实施主体', '责任单位', 'unit'],
  field: ['领域', '类别', 'field'],
  basis: ['依据', '设定依据', '实施依据', 'basis'],
} as const;

/** A row of a list of powers. Units and fields are ids of the pack. */
export interface DraftedRow {
  readonly name: string;
  readonly unit?: string;
  readonly field?: string;
  readonly basis?: string;
}

/**
 * Reads the names of a list of powers. A name that occurs twice is read once.
 * @throws BadFile with every flaw
 */
export async function readDraftedRows(file: string, pack: Pack): Promise<DraftedRow[]> {
  const records = await readRecords<keyof typeof HEADERS>(file, {
    headers: HEADERS,
    needed: ['name'],
    missing: () => ({
      what: bilingual('没有事项列', 'no column has the names of the matters'),
      hint: bilingual(`请把一列命名为 ${HEADERS.name.join(' / ')}`, `name a column ${HEADERS.name.join(' / ')}`),
    }),
  });
  const flaws: Flaw[] = [...records.flaws];
  const found = new Map<string, DraftedRow>();
  for (const { line, cell } of records.rows) {
    if (cell('name') === '') continue;
    const holder = idOf(cell('unit'), pack.units);
    const group = idOf(
      cell('field'),
      pack.fields.map(({ code, name: title }) => ({ id: code, name: title })),
    );
    if (holder === null) flaws.push(unknownUnit(line, cell('unit')));
    found.set(cell('name'), {
      name: cell('name'),
      ...(holder ? { unit: holder } : {}),
      ...(group ? { field: group } : {}),
      ...(cell('basis') === '' ? {} : { basis: cell('basis') }),
    });
  }
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return [...found.values()];
}

/** The id of an entry that is given by id or name; null if there is none; undefined for an empty cell. */
function idOf(
  word: string,
  entries: readonly { readonly id: string; readonly name: { readonly zh: string } }[],
): string | null | undefined {
  if (word === '') return undefined;
  return entries.find(({ id, name }) => id === word || name.zh === word)?.id ?? null;
}

const unknownUnit = (line: number, word: string): Flaw => ({
  line,
  column: '单位',
  what: bilingual(`没有单位“${word}”`, `there is no unit "${word}"`),
  hint: bilingual('请写辖区包中单位的名称或编号', 'write the name or the id of a unit of the pack'),
});
