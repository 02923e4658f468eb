import type { Counts, EvaluationRules } from '@hotline/jurisdiction';
import { Tally, touches, type Percentiles, type Period } from './tally';
import type { TicketRecord } from './ticket-record';

export interface MeasuredTickets {
  readonly counts: Counts;
  /** Share of the callers to be called who answered; absent when none was to be called. */
  readonly coverage?: number;
  /** By id of the rate; a rate whose denominator is 0 is absent. */
  readonly rates: Readonly<Record<string, number>>;
  readonly ages?: Percentiles;
}

export interface MeasuredGroup extends MeasuredTickets {
  readonly key: string;
}

const DAY_MS = 86_400_000;

/**
 * Measures a period: all records together, and each group. `keysOf`: the groups to which a record belongs, which may be
 * several, e.g. a region and those that contain it.
 */
export function measure(
  records: readonly TicketRecord[],
  period: Period,
  evaluation: EvaluationRules,
  keysOf: (record: TicketRecord) => readonly string[] = () => [],
): { readonly total: MeasuredTickets; readonly groups: readonly MeasuredGroup[] } {
  const recurred = recurringIn(records, evaluation.recurrenceDays);
  const total = new Tally();
  const groups = new Map<string, Tally>();
  for (const record of records) {
    if (!touches(record, period)) continue;
    const again = recurred.has(record.id);
    total.add(record, period, again);
    for (const key of keysOf(record)) {
      const group = groups.get(key) ?? new Tally();
      groups.set(key, group);
      group.add(record, period, again);
    }
  }
  return {
    total: measured(total, evaluation),
    groups: [...groups].map(([key, tally]) => ({ key, ...measured(tally, evaluation) })),
  };
}

function measured(tally: Tally, { rates }: EvaluationRules): MeasuredTickets {
  const { counts } = tally;
  const ages = tally.percentiles();
  return {
    counts,
    ...(counts.called > 0 ? { coverage: counts.answered / counts.called } : {}),
    rates: ratesOf(counts, rates),
    ...(ages ? { ages } : {}),
  };
}

/** The rates that have a value. */
export function ratesOf(counts: Counts, rates: EvaluationRules['rates']): Readonly<Record<string, number>> {
  const values: Record<string, number | undefined> = { ...counts };
  const known: Record<string, number> = {};
  for (const { id, formula } of rates) {
    const value = formula.valueOf(values);
    values[id] = value;
    if (value !== undefined) known[id] = value;
  }
  return known;
}

/**
 * Ids of reported tickets whose trouble happened again: within the days after the report, another ticket of the same
 * issue and matter was registered. A merged ticket does not count: its call came while the other ticket was open.
 */
function recurringIn(records: readonly TicketRecord[], days: number): ReadonlySet<string> {
  const byIssue = new Map<string, TicketRecord[]>();
  for (const record of records) {
    const same = byIssue.get(record.issue);
    if (same) same.push(record);
    else byIssue.set(record.issue, [record]);
  }
  const again = new Set<string>();
  for (const same of byIssue.values())
    for (const { id } of same.filter((one) => same.some((other) => follows(one, other, days)))) again.add(id);
  return again;
}

function follows({ reported, matter }: TicketRecord, other: TicketRecord, days: number): boolean {
  if (reported === undefined || other.merged || other.matter !== matter) return false;
  return other.registeredAt > reported.at && other.registeredAt <= reported.at + days * DAY_MS;
}
