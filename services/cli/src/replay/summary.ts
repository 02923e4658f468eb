import type { TicketRow } from '@hotline/board';
import { ticketStateLabels } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Documents } from '@hotline/runtime';
import Table from 'cli-table3';
import type { Bilingual } from '../answering';
import { WITHOUT_ROW_LINES } from '../tables';

/** A ticket that waits for a decision of a person. */
export interface WaitingTicket {
  readonly ticketNo: string;
  /** The beginning of what the caller said. */
  readonly excerpt: string;
  readonly reason: Bilingual;
}

/** States and counts of the replayed tickets. */
export interface Summary {
  readonly registered: number;
  readonly directAnswers: number;
  readonly byState: ReadonlyMap<string, number>;
  readonly byMatter: ReadonlyMap<string, number>;
  readonly byLead: ReadonlyMap<string, number>;
  /** In the order of registration. */
  readonly waiting: readonly WaitingTicket[];
  readonly targetsSet: number;
}

const PAGE = 200;
/** Number of characters of an excerpt. */
const EXCERPT = 24;
/** Maximum number of rows in a table of counts. */
const MOST_ROWS = 15;
/** Maximum number of waiting tickets listed; `--json` has all of them. */
const MOST_WAITING = 100;
const increment = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Counts the tickets on the board that were registered since `from` (epoch ms). */
export async function summarise(
  rows: Documents<TicketRow>,
  jurisdiction: Jurisdiction,
  from: number,
): Promise<Summary> {
  const byState = new Map<string, number>();
  const byMatter = new Map<string, number>();
  const byLead = new Map<string, number>();
  const waiting: WaitingTicket[] = [];
  const sum = { registered: 0, directAnswers: 0, targetsSet: 0 };
  for (let cursor: string | undefined; ;) {
    const page = await rows.find('registered', { from, limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { state: row } of page.found) {
      sum.registered += 1;
      sum.targetsSet += row.clocks.length;
      if (row.history.some((entry) => entry.type === 'TicketAnswered')) sum.directAnswers += 1;
      const { zh, en } = ticketStateLabels[row.state];
      increment(byState, `${zh} ${en}`);
      if (row.matter) increment(byMatter, labelOf(jurisdiction.matters.get(row.matter)?.name, row.matter));
      if (row.lead) increment(byLead, labelOf(jurisdiction.units.get(row.lead)?.name, row.lead));
      if (row.question) waiting.push(waitingTicket(row.ticketNo, row.narrative, row.question));
    }
    cursor = page.next;
    if (!cursor) return { ...sum, byState, byMatter, byLead, waiting: waiting.sort(byNumber) };
  }
}

const labelOf = (name: Bilingual | undefined, code: string): string => (name ? `${name.zh} ${name.en}` : code);
const byNumber = (a: WaitingTicket, b: WaitingTicket): number => (a.ticketNo < b.ticketNo ? -1 : 1);

function waitingTicket(ticketNo: string, narrative: string, reason: Bilingual): WaitingTicket {
  const text = narrative.replace(/\s+/g, ' ');
  return { ticketNo, excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text, reason };
}

/** The summary for programs. */
export const summaryData = (
  { byState, byMatter, byLead, ...counts }: Summary,
  elapsedMs: number,
): Record<string, unknown> => ({
  ...counts,
  byState: Object.fromEntries(byState),
  byMatter: Object.fromEntries(byMatter),
  byLead: Object.fromEntries(byLead),
  elapsedMs,
});

function countsTable(title: string, counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const rest = sorted.slice(MOST_ROWS).reduce((total, [, count]) => total + count, 0);
  const table = new Table({
    head: [title, '件数 tickets'],
    colAligns: ['left', 'right'],
    chars: WITHOUT_ROW_LINES,
    style: { head: [], border: [] },
  });
  table.push(
    ...sorted.slice(0, MOST_ROWS),
    ...(rest > 0
      ? [[`其余${sorted.length - MOST_ROWS}项 ${sorted.length - MOST_ROWS} others`, rest] as [string, number]]
      : []),
  );
  return table.toString();
}

/** The tickets that wait for a person, grouped by the reason: number and excerpt of each. */
function waitingLines(waiting: readonly WaitingTicket[]): string[] {
  const shown = waiting.slice(0, MOST_WAITING);
  const byReason = new Map<string, WaitingTicket[]>();
  for (const ticket of shown) {
    const reason = `${ticket.reason.zh} ${ticket.reason.en}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), ticket]);
  }
  const groups = [...byReason].sort((a, b) => b[1].length - a[1].length);
  const rest = waiting.length - shown.length;
  return [
    '需要人工处理的工单 Tickets that need a person',
    ...groups.flatMap(([reason, tickets]) => [
      `  ${reason} (${tickets.length})`,
      ...tickets.map(({ ticketNo, excerpt }) => `    ${ticketNo}  ${excerpt}`),
    ]),
    ...(rest > 0 ? [`  另有${rest}张，见 --json  ${rest} more: see --json`] : []),
  ];
}

/** The closing report: Chinese first, English beside it. */
export function render(summary: Summary, elapsedMs: number): string {
  const totals = new Table({
    chars: WITHOUT_ROW_LINES,
    style: { head: [], border: [] },
    colAligns: ['left', 'right'],
  });
  totals.push(
    ['受理 registered', summary.registered],
    ['直接答复 direct answers', summary.directAnswers],
    ['待人工处理 waiting for a person', summary.waiting.length],
    ['设定时限 time limits set', summary.targetsSet],
    ['用时 elapsed', `${(elapsedMs / 1000).toFixed(2)} s`],
    ['速度 tickets/s', elapsedMs > 0 ? Math.round((summary.registered / elapsedMs) * 1000) : 0],
  );
  return [
    countsTable('事项 matter', summary.byMatter),
    countsTable('主办单位 lead unit', summary.byLead),
    countsTable('状态 state', summary.byState),
    ...(summary.waiting.length > 0 ? [waitingLines(summary.waiting).join('\n')] : []),
    totals.toString(),
  ].join('\n\n');
}
