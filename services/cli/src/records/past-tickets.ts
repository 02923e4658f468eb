import type { Jurisdiction } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import type { PastTicket } from '@hotline/jurisdiction-proof';
import { findColumns } from '../replay/columns';

const MATTER = ['事项', '事项编码', 'matter'];

interface Reading {
  readonly places: readonly Jurisdiction[];
  readonly matter: number;
  readonly region: number | undefined;
  readonly at: number | undefined;
  /** Column → fact. */
  readonly facts: readonly (readonly [number, string])[];
  /** Day of rows that name none. */
  readonly on: string;
  readonly flaws: Flaw[];
}

/**
 * Past tickets with the matter that was found for them. Matters and regions may stand by code or by name, as the draft or the
 * pack in force calls them; a column named after a fact holds its value. Throws `BadFile` with every flaw.
 */
export async function readPastTickets(
  file: string,
  places: readonly Jurisdiction[],
  on: string,
): Promise<PastTicket[]> {
  const [header, ...rows] = await readTable(file);
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const matter = names.findIndex((name) => MATTER.includes(name));
  if (!header || matter < 0) {
    throw new BadFile(file, [
      {
        line: header?.line ?? 1,
        what: '没有一列写明工单的事项 · no column names the matter of a ticket',
        hint: `加一列 ${MATTER.join(' / ')}，写事项的代码或名称；只有诉求内容的用 npm run replay · add a column ${MATTER.join(' / ')} with the code or name of the matter; narratives alone are classified by npm run replay`,
      },
    ]);
  }
  const { region, at } = findColumns(header.cells);
  const facts = names.flatMap((name, i) => (places.some((p) => p.facts.has(name)) ? [[i, name] as const] : []));
  const flaws: Flaw[] = [];
  const tickets = rows.flatMap((row) => ticketOf(row, { places, matter, region, at, facts, on, flaws }));
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return tickets;
}

function ticketOf({ line, cells }: TableRow, { places, matter, region, at, facts, on, flaws }: Reading): PastTicket[] {
  const cell = (i: number | undefined): string => (i === undefined ? '' : (cells[i] ?? '').trim());
  const code = matterOf(cell(matter), places);
  if (code === undefined) {
    flaws.push({
      line,
      column: '事项',
      what: `没有事项“${cell(matter)}” · no matter is called "${cell(matter)}"`,
      hint: '写目录中的代码或名称 · use the code or the name of the catalogue',
    });
    return [];
  }
  const where = regionOf(cell(region), places);
  const time = timeOf(cell(at), places[0]?.calendar.timeZone ?? 'UTC');
  const known = facts.flatMap(([i, fact]) => {
    const value = valueOf(fact, cell(i), places);
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

function matterOf(word: string, places: readonly Jurisdiction[]): string | undefined {
  for (const { matters } of places) {
    if (matters.has(word)) return word;
    for (const m of matters.values()) if (m.name.zh === word || m.name.en === word) return m.code;
  }
  return undefined;
}

/** A region that nobody knows counts as not known: the decision asks for it. */
function regionOf(word: string, places: readonly Jurisdiction[]): string | undefined {
  if (word === '') return undefined;
  for (const { regions } of places) {
    if (regions.has(word)) return word;
    for (const r of regions.values()) if (r.name.zh === word || r.aliases.includes(word)) return r.code;
  }
  return undefined;
}

function valueOf(fact: string, word: string, places: readonly Jurisdiction[]): string | undefined {
  const values = places.flatMap((p) => p.facts.get(fact)?.values ?? []);
  return values.find((v) => v.value === word || v.name.zh === word)?.value;
}

/** "2026-11-02 09:02" is a time of the place; one with an offset is taken as it stands. */
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
