import type { Pack } from '@hotline/jurisdiction';
import { BadFile, readTable, type Flaw } from '@hotline/jurisdiction-files/sheets';
import type { Lapse } from '@hotline/scoring';
import { bilingual, type Bilingual } from '../answering';
import { dayOf } from '../pack/words';

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
  fault: ['过错情形', '过错', 'fault'],
  sanctions: ['责任追究', '处理', 'sanctions'],
} as const;
type LapseColumn = keyof typeof HEADERS;
/** Between several names in one cell. Commas stand inside names of sanctions. */
const SEVERAL = /\s*[;；、]\s*/;
const NEEDED: readonly LapseColumn[] = ['item', 'on', 'what', 'source'];

/** A record with its line in the file. */
export type RecordedLapse = Lapse & { readonly line: number };

/**
 * Reads records that take points off, one in each row. Units and regions are given by id or by name.
 * @throws BadFile with every flaw
 */
export async function readLapses(file: string, pack: Pack): Promise<RecordedLapse[]> {
  const [header, ...rows] = await readTable(file);
  const headers = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: LapseColumn): number =>
    headers.findIndex((name) => (HEADERS[column] as readonly string[]).includes(name));
  const missing = NEEDED.filter((column) => at(column) < 0);
  if (missing.length > 0)
    throw new BadFile(
      file,
      missing.map((column): Flaw => ({
        line: header?.line ?? 1,
        what: bilingual(`没有“${HEADERS[column][0]}”列`, `there is no column "${HEADERS[column].at(-1)}"`),
        hint: bilingual(
          `请把一列命名为 ${HEADERS[column].join(' / ')}`,
          `name a column ${HEADERS[column].join(' / ')}`,
        ),
      })),
    );
  const flaws: Flaw[] = [];
  const names: PackNames = {
    unit: byName(pack.units.map((u) => ({ code: u.id, zh: u.name.zh }))),
    region: byName(pack.regions.map((r) => ({ code: r.code, zh: r.name.zh }))),
    matter: byName(pack.matters.map((m) => ({ code: m.code, zh: m.name.zh }))),
  };
  const lapses = rows.map(({ line, cells }) => {
    const cell = (column: LapseColumn): string => (cells[at(column)] ?? '').trim();
    const flaw = (column: LapseColumn, what: Bilingual, hint: Bilingual): void =>
      void flaws.push({ line, column: HEADERS[column][0], what, hint });
    return { line, ...lapseIn({ cell, flaw }, names) };
  });
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return lapses;
}

/** Functions that turn a name into an id or code; unknown words are returned as they are. */
interface PackNames {
  unit(word: string): string;
  region(word: string): string;
  matter(word: string): string;
}

interface LapseRow {
  cell(column: LapseColumn): string;
  flaw(column: LapseColumn, what: Bilingual, hint: Bilingual): void;
}

function lapseIn({ cell, flaw }: LapseRow, names: PackNames): Lapse {
  const on = dayIn(cell('on'), (what, hint) => flaw('on', what, hint));
  for (const column of ['what', 'source'] as const)
    if (cell(column) === '')
      flaw(
        column,
        bilingual('此格为空', 'the cell is empty'),
        bilingual('没有记录不扣分', 'no points are taken off without a record'),
      );
  return {
    item: cell('item'),
    on,
    what: cell('what'),
    source: cell('source'),
    ...countIn({ cell, flaw }, 'times'),
    ...countIn({ cell, flaw }, 'points'),
    ...named('unit', names.unit(cell('unit'))),
    ...named('region', names.region(cell('region'))),
    ...named('power', cell('power')),
    ...named('fault', names.matter(cell('fault'))),
    ...(cell('sanctions') === '' ? {} : { sanctions: cell('sanctions').split(SEVERAL).map(names.matter) }),
  };
}

function countIn({ cell, flaw }: LapseRow, column: 'times' | 'points'): object {
  const word = cell(column);
  if (word === '') return {};
  if (!(Number(word) > 0))
    flaw(
      column,
      bilingual(`“${word}”不是大于 0 的数`, `"${word}" is not a number above 0`),
      bilingual('只写数字', 'write digits only'),
    );
  return { [column]: Number(word) };
}

const named = (key: string, word: string): object => (word === '' ? {} : { [key]: word });

function byName(entries: readonly { readonly code: string; readonly zh: string }[]): (word: string) => string {
  return (word) => entries.find((e) => e.code === word || e.zh === word)?.code ?? word;
}

function dayIn(word: string, flaw: (what: Bilingual, hint: Bilingual) => void): string {
  try {
    return dayOf(word.slice(0, 10).replaceAll('/', '-'));
  } catch {
    flaw(bilingual(`“${word}”不是日期`, `"${word}" is not a date`), bilingual('如 2026-03-01', 'e.g. 2026-03-01'));
    return '';
  }
}
