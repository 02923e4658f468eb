import type { Pack } from '@hotline/jurisdiction';
import { readRecords, type Flaw, type RecordRow } from '@hotline/jurisdiction-files/sheets';
import type { Lapse } from '@hotline/scoring';
import { bilingual, type Bilingual } from '../answering';
import { DATE_HINT, notADate, readMoment } from './moment';
import { namedColumns, readEntries, type Reading, type ReadingOptions } from './reading';

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
export async function readLapses(
  file: string,
  pack: Pack,
  { column, skipFlawed }: ReadingOptions = {},
): Promise<Reading<RecordedLapse>> {
  const records = await readRecords<LapseColumn>(file, {
    headers: HEADERS,
    needed: NEEDED,
    named: namedColumns(column, Object.keys(HEADERS)),
  });
  const names: PackNames = {
    unit: byName(pack.units.map((u) => ({ code: u.id, zh: u.name.zh }))),
    region: byName(pack.regions.map((r) => ({ code: r.code, zh: r.name.zh }))),
    matter: byName(pack.matters.map((m) => ({ code: m.code, zh: m.name.zh }))),
  };
  const read = ({ line, cell }: RecordRow<LapseColumn>, flaws: Flaw[]): RecordedLapse => {
    const flaw = (at: LapseColumn, what: Bilingual, hint: Bilingual): void =>
      void flaws.push({ line, column: HEADERS[at][0], what, hint });
    return { line, ...lapseIn({ cell, flaw }, names) };
  };
  return readEntries(file, records, read, skipFlawed);
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
  // The time of day does not count, so any time zone gives the same result.
  const on = readMoment(cell('on'), 'UTC')?.on;
  if (on === undefined) flaw('on', notADate(cell('on')), DATE_HINT);
  for (const column of ['what', 'source'] as const)
    if (cell(column) === '')
      flaw(
        column,
        bilingual('此格为空', 'the cell is empty'),
        bilingual('没有记录不扣分', 'no points are taken off without a record'),
      );
  return {
    item: cell('item'),
    on: on ?? '',
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
