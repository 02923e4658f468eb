import { formulaOf, type EvaluationRules } from '@hotline/jurisdiction';
import { measure } from './measure';
import type { TicketRecord } from './ticket-record';

const DAY = 86_400_000;
const FROM = Date.parse('2026-03-01T00:00:00+08:00');
const march = { from: FROM, until: FROM + 31 * DAY, asOf: FROM + 60 * DAY };

let made = 0;
const ticket = (more: Partial<TicketRecord> = {}): TicketRecord => {
  const id = `t${(made += 1)}`;
  return {
    id,
    registeredAt: FROM + DAY,
    channel: 'phone',
    urgency: 'normal',
    issue: id,
    merged: false,
    answeredDirectly: false,
    hops: 1,
    returnsRequested: 0,
    returnsGranted: 0,
    returnsRejected: 0,
    suspended: false,
    redone: 0,
    ...more,
  };
};
const rate = (id: string, written: string) => ({
  id,
  name: { zh: id, en: id },
  show: 'share' as const,
  written,
  formula: formulaOf(written),
});
const evaluation: EvaluationRules = {
  recurrenceDays: 30,
  peerGroups: [],
  schemes: [],
  exclusions: [],
  peersOf: new Map(),
  rates: [
    rate('resolution', '(confirmed + 0.5 * confirmedPartly) / answered'),
    rate('satisfaction', '(satisfied + 0.8 * mostlySatisfied) / answered'),
    rate('onTime', 'resolvedInTime / (due - suspended)'),
    rate('recurrence', 'recurred / reported'),
    rate('twice', '2 * onTime'),
  ],
};
const measured = (records: readonly TicketRecord[], period = march) => measure(records, period, evaluation).total;
const at = FROM + 5 * DAY;
const reported = { at, outcome: 'resolved' };

describe('the figures of a period', () => {
  it('a caller who gave no answer lowers the coverage, but not the rates of resolution and satisfaction', () => {
    const { counts, coverage, rates } = measured([
      ticket({
        reported,
        callbackFrom: at,
        answer: { at, claimed: true, resolution: 'resolved', satisfaction: 'satisfied' },
      }),
      ticket({
        reported,
        callbackFrom: at,
        answer: { at, claimed: true, resolution: 'partly', satisfaction: 'basically-satisfied' },
      }),
      ticket({ reported, callbackFrom: at }),
      ticket({ reported, callbackFrom: at }),
    ]);
    expect(coverage).toBe(0.5);
    expect(rates).toMatchObject({ resolution: 0.75, satisfaction: 0.9 });
    expect(counts).toMatchObject({
      called: 4,
      answered: 2,
      asserted: 4,
      assertedAnswered: 2,
      overclaimed: 1,
      confirmed: 1,
    });
  });

  it('a claim that its caller contradicts counts, also once the ticket is back with the unit; an answer of the hotline claims nothing', () => {
    const denied = { at, claimed: true, resolution: 'not-resolved', satisfaction: 'dissatisfied' } as const;
    const { counts } = measured([
      ticket({ redone: 1, answer: denied }),
      ticket({ answeredDirectly: true, hops: 0, callbackFrom: at, answer: { ...denied, claimed: false } }),
    ]);
    expect(counts).toMatchObject({ answered: 2, asserted: 0, assertedAnswered: 1, overclaimed: 1, redone: 1 });
  });

  it('a rate of answers is absent without any answer, and the coverage is absent without any callback', () => {
    const { rates, ...rest } = measured([ticket()]);
    expect(rates).not.toHaveProperty('satisfaction');
    expect(rest).not.toHaveProperty('coverage');
  });

  it('the rate `onTime` leaves suspended tickets out, and a later formula can use this rate', () => {
    const resolve = { dueAt: at };
    const { rates, counts } = measured([
      ticket({ reported, resolve: { dueAt: at, metAt: at - DAY, late: false } }),
      ticket({ reported, resolve: { dueAt: at, metAt: at + DAY, late: true } }),
      ticket({ resolve }),
      ticket({ resolve, suspended: true }),
      ticket({ resolve: { dueAt: FROM - DAY } }),
      ticket({ merged: true, resolve }),
    ]);
    expect(counts).toMatchObject({ registered: 6, merged: 1, due: 4, suspended: 1, resolved: 2, resolvedInTime: 1 });
    expect([rates.onTime, rates.twice]).toEqual([1 / 3, 2 / 3]);
  });

  it('a clock that still runs at the time of the figures is not due yet', () => {
    const early = { ...march, asOf: at - 1 };
    expect(measured([ticket({ resolve: { dueAt: at } })], early).counts.due).toBe(0);
    expect(measured([ticket({ resolve: { dueAt: at } })], { ...march, asOf: at }).counts.due).toBe(1);
  });

  it('a trouble counts as recurred if another ticket of its issue and matter follows the report within the days of the pack', () => {
    const first = ticket({ id: 'first', issue: 'first', matter: 'stall', reported });
    const later = (days: number, more: Partial<TicketRecord> = {}) =>
      ticket({ issue: 'first', matter: 'stall', registeredAt: at + days * DAY, ...more });
    const recurred = (...others: TicketRecord[]) => measured([first, ...others]).counts.recurred;
    expect(recurred(later(30))).toBe(1);
    expect([recurred(later(31)), recurred(later(-1)), recurred(later(2, { matter: 'noise' }))]).toEqual([0, 0, 0]);
    expect([recurred(later(2, { merged: true })), recurred(later(3), later(4))]).toEqual([0, 1]);
  });

  it('ages count from the registration to the closure, by the nearest rank', () => {
    const closed = [1, 2, 3, 4].map((days) => ticket({ closedAt: FROM + DAY + days * DAY }));
    expect(measured(closed).ages).toEqual({ p50: 2 * DAY, p75: 3 * DAY, p90: 4 * DAY, p95: 4 * DAY });
  });

  it('a ticket counts in each of its groups, and once in the total', () => {
    const { total, groups } = measure([ticket({ region: 'east' })], march, evaluation, () => ['east', 'county']);
    expect(total.counts.registered).toBe(1);
    expect(groups.map(({ key, counts }) => [key, counts.registered])).toEqual([
      ['east', 1],
      ['county', 1],
    ]);
  });
});
