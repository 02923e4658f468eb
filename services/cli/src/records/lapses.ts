import type { Pack } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable } from '@hotline/jurisdiction-files/sheets';
import type { Lapse } from '@hotline/scoring';
import { dayOf } from '../pack/explain';

const HEADERS = {
  unit: ['单位', 'unit'],
  item: ['项目', '考核项目', 'item'],
  on: ['日期', 'date', 'on'],
  times: ['次数', '起数', 'times'],
  points: ['扣分', 'points'],
  what: ['事由', 'what'],
  source: ['凭据', '记录', 'source'],
  power: ['权责', 'power'],
  region: ['区域', 'region'],
} as const;
type Column = keyof typeof HEADERS;
const needed: readonly Column[] = ['item', 'on', 'what', 'source'];

/** A record with the line of the file that holds it. */
export type RecordedLapse = Lapse & { readonly line: number };

/** Records that take points off, one a row. Units and regions may stand by id or by name. @throws BadFile with every flaw */
export async function readLapses(file: string, pack: Pack): Promise<RecordedLapse[]> {
  const [header, ...rows] = await readTable(file);
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: Column): number =>
    names.findIndex((name) => (HEADERS[column] as readonly string[]).includes(name));
  const missing = needed.filter((column) => at(column) < 0);
  if (missing.length > 0)
    throw new BadFile(
      file,
      missing.map((column): Flaw => ({
        line: header?.line ?? 1,
        what: `no column holds ${column}`,
        hint: `name one ${HEADERS[column].join(' / ')}`,
      })),
    );
  const flaws: Flaw[] = [];
  const units = byName(pack.units.map((u) => ({ code: u.id, zh: u.name.zh })));
  const regions = byName(pack.regions.map((r) => ({ code: r.code, zh: r.name.zh })));
  const lapses = rows.map(({ line, cells }): RecordedLapse => {
    const cell = (column: Column): string => (cells[at(column)] ?? '').trim();
    const flaw = (column: Column, what: string, hint: string): void =>
      void flaws.push({ line, column: HEADERS[column][0], what, hint });
    const count = (column: 'times' | 'points'): object => {
      const number = Number(cell(column));
      if (cell(column) !== '' && !(number > 0))
        flaw(column, `"${cell(column)}" is no number above 0`, 'write digits only');
      return cell(column) === '' ? {} : { [column]: number };
    };
    const on = dayIn(cell('on'), (what, hint) => flaw('on', what, hint));
    for (const column of ['what', 'source'] as const)
      if (cell(column) === '') flaw(column, 'the cell is empty', 'no points are taken off without a record');
    return {
      line,
      item: cell('item'),
      on,
      what: cell('what'),
      source: cell('source'),
      ...count('times'),
      ...count('points'),
      ...named('unit', units(cell('unit'))),
      ...named('region', regions(cell('region'))),
      ...named('power', cell('power')),
    };
  });
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return lapses;
}

const named = (key: string, word: string): object => (word === '' ? {} : { [key]: word });

function byName(entries: readonly { readonly code: string; readonly zh: string }[]): (word: string) => string {
  return (word) => entries.find((e) => e.code === word || e.zh === word)?.code ?? word;
}

function dayIn(word: string, flaw: (what: string, hint: string) => void): string {
  try {
    return dayOf(word.slice(0, 10).replaceAll('/', '-'));
  } catch (error) {
    flaw((error as Error).message, 'e.g. 2026-03-01');
    return '';
  }
}
