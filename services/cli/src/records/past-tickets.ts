import { answersTo, type Jurisdiction } from '@hotline/jurisdiction';
import { readRecords, type Flaw, type RecordRow } from '@hotline/jurisdiction-files/sheets';
import type { PastTicket } from '@hotline/jurisdiction-proof';
import { bilingual } from '../answering';
import { COMPLAINT_HEADERS } from '../replay/columns';
import { DATE_HINT, notADate, readMoment } from './moment';
import { namedColumns, readEntries, type Reading, type ReadingOptions } from './reading';

const MATTER = ['事项', '事项编码', 'matter'];

type PastTicketColumn = 'matter' | 'region' | 'at' | `fact:${string}`;

/**
 * Reads past tickets with their matter. Matters and regions are given by code or by name; those of the draft and of the
 * pack in force are known. A column named after a fact holds its values. `on` is the day of rows without a date,
 * `YYYY-MM-DD`.
 * @throws BadFile with every flaw
 */
export async function readPastTickets(
  file: string,
  jurisdictions: readonly Jurisdiction[],
  on: string,
  { column, skipFlawed }: ReadingOptions = {},
): Promise<Reading<PastTicket>> {
  const facts = [...new Set(jurisdictions.flatMap((one) => [...one.facts.keys()]))];
  const headers: Record<PastTicketColumn, readonly string[]> = {
    matter: MATTER,
    region: COMPLAINT_HEADERS.region,
    at: COMPLAINT_HEADERS.at,
    ...Object.fromEntries(facts.map((fact) => [`fact:${fact}`, [fact]])),
  };
  const records = await readRecords<PastTicketColumn>(file, {
    headers,
    needed: ['matter'],
    named: namedColumns(column, Object.keys(headers)),
    missing: () => ({
      what: bilingual('没有事项列', 'no column names the matter of a ticket'),
      hint: bilingual(
        `请加一列 ${MATTER.join(' / ')}，写事项的名称或代码；只有诉求内容的请用 npm run replay`,
        `add a column ${MATTER.join(' / ')} with the name or code of the matter; for narratives alone use npm run replay`,
      ),
    }),
  });
  return readEntries(file, records, (row, flaws) => ticketOf(row, { jurisdictions, facts, on, flaws }), skipFlawed);
}

interface TicketReading {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly facts: readonly string[];
  readonly on: string;
  readonly flaws: Flaw[];
}

function ticketOf(
  { line, cell }: RecordRow<PastTicketColumn>,
  { jurisdictions, facts, on, flaws }: TicketReading,
): PastTicket {
  const code = matterOf(cell('matter'), jurisdictions);
  if (code === undefined)
    flaws.push({
      line,
      column: '事项',
      what: bilingual(`没有事项“${cell('matter')}”`, `there is no matter "${cell('matter')}"`),
      hint: bilingual('请写目录中的名称或代码', 'write the name or the code of the catalogue'),
    });
  const where = regionOf(cell('region'), jurisdictions);
  const time = cell('at') === '' ? {} : readMoment(cell('at'), jurisdictions[0]?.calendar.timeZone ?? 'UTC');
  if (time === undefined) flaws.push({ line, column: '时间', what: notADate(cell('at')), hint: DATE_HINT });
  const known = facts.flatMap((fact) => {
    const value = valueOf(fact, cell(`fact:${fact}`), jurisdictions);
    return value === undefined ? [] : [[fact, value]];
  });
  return {
    line,
    matter: code ?? '',
    ...(where === undefined ? {} : { region: where }),
    facts: Object.fromEntries(known) as Record<string, string>,
    on,
    ...time,
  };
}

function matterOf(word: string, jurisdictions: readonly Jurisdiction[]): string | undefined {
  for (const { matters } of jurisdictions) {
    if (matters.has(word)) return word;
    for (const m of matters.values()) if (m.name.zh === word || m.name.en === word) return m.code;
  }
  return undefined;
}

/** A region that no pack has counts as unknown: the decision asks for it. */
function regionOf(word: string, jurisdictions: readonly Jurisdiction[]): string | undefined {
  if (word === '') return undefined;
  for (const { regions } of jurisdictions) {
    if (regions.has(word)) return word;
    for (const r of regions.values()) if (r.name.zh === word || r.aliases.includes(word)) return r.code;
  }
  return undefined;
}

function valueOf(fact: string, word: string, jurisdictions: readonly Jurisdiction[]): string | undefined {
  const values = jurisdictions.flatMap((p) => {
    const known = p.facts.get(fact);
    return known ? answersTo(known) : [];
  });
  return values.find((v) => v.value === word || v.name.zh === word)?.value;
}
