import { answersTo, type Jurisdiction } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import type { PastTicket } from '@hotline/jurisdiction-proof';
import { bilingual } from '../answering';
import { findComplaintColumns } from '../replay/columns';

const MATTER = ['事项', '事项编码', 'matter'];

interface PastTicketReading {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly matter: number;
  readonly region: number | undefined;
  readonly at: number | undefined;
  /** Each column that holds a fact: its position and the name of the fact. */
  readonly facts: readonly (readonly [number, string])[];
  /** Day of rows without a date, `YYYY-MM-DD`. */
  readonly on: string;
  readonly flaws: Flaw[];
}

/**
 * Reads past tickets with their matter. Matters and regions are given by code or by name; those of the draft and of the
 * pack in force are known. A column named after a fact holds its values.
 * @throws BadFile with every flaw
 */
export async function readPastTickets(
  file: string,
  jurisdictions: readonly Jurisdiction[],
  on: string,
): Promise<PastTicket[]> {
  const [header, ...rows] = await readTable(file);
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const matter = names.findIndex((name) => MATTER.includes(name));
  if (!header || matter < 0) {
    throw new BadFile(file, [
      {
        line: header?.line ?? 1,
        what: bilingual('没有事项列', 'no column names the matter of a ticket'),
        hint: bilingual(
          `请加一列 ${MATTER.join(' / ')}，写事项的名称或代码；只有诉求内容的请用 npm run replay`,
          `add a column ${MATTER.join(' / ')} with the name or code of the matter; for narratives alone use npm run replay`,
        ),
      },
    ]);
  }
  const { region, at } = findComplaintColumns(header.cells);
  const facts = names.flatMap((name, i) => (jurisdictions.some((p) => p.facts.has(name)) ? [[i, name] as const] : []));
  const flaws: Flaw[] = [];
  const tickets = rows.flatMap((row) => ticketOf(row, { jurisdictions, matter, region, at, facts, on, flaws }));
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return tickets;
}

function ticketOf(
  { line, cells }: TableRow,
  { jurisdictions, matter, region, at, facts, on, flaws }: PastTicketReading,
): PastTicket[] {
  const cell = (i: number | undefined): string => (i === undefined ? '' : (cells[i] ?? '').trim());
  const code = matterOf(cell(matter), jurisdictions);
  if (code === undefined) {
    flaws.push({
      line,
      column: '事项',
      what: bilingual(`没有事项“${cell(matter)}”`, `there is no matter "${cell(matter)}"`),
      hint: bilingual('请写目录中的名称或代码', 'write the name or the code of the catalogue'),
    });
    return [];
  }
  const where = regionOf(cell(region), jurisdictions);
  const time = timeOf(cell(at), jurisdictions[0]?.calendar.timeZone ?? 'UTC');
  const known = facts.flatMap(([i, fact]) => {
    const value = valueOf(fact, cell(i), jurisdictions);
    return value === undefined ? [] : [[fact, value]];
  });
  return [
    {
      line,
      matter: code,
      ...(where === undefined ? {} : { region: where }),
      facts: Object.fromEntries(known) as Record<string, string>,
      on,
      ...time,
    },
  ];
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

/**
 * `2026-11-02 09:02` is a local time of the jurisdiction; a time with an offset is kept. Unreadable times are
 * ignored.
 */
function timeOf(word: string, timeZone: string): { on?: string; at?: string } {
  const [, day, clock] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?/.exec(word.replaceAll('/', '-')) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) return {};
  if (clock === undefined) return { on: day };
  if (/(Z|[+-]\d{2}:?\d{2})$/.test(word)) return { on: day, at: new Date(word).toISOString() };
  const utc = Date.parse(`${day}T${clock.padEnd(8, ':00')}Z`);
  const shown = Date.parse(
    `${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(utc).replace(' ', 'T')}Z`,
  );
  return { on: day, at: new Date(2 * utc - shown).toISOString() };
}
