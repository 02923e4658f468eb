import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import { explain } from './explain';
import { accountsOf } from './ledger';
import { isTimed } from './sla-clock';
import { viewOf, type SlaView } from './view';
import {
  acknowledged,
  classified,
  contacted,
  dispatched,
  instant,
  registered,
  reopened,
  resolved,
} from './testing/ticket-events';
import { lifeOf, type TicketLife } from './testing/ticket-life';

let view: SlaView;
beforeAll(async () => {
  view = viewOf(await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe')));
});
const explained = ({ state }: TicketLife, now: string) => (state ? explain(state, view, instant(now)) : []);
const stageOf = (life: TicketLife, now: string, name: string) =>
  explained(life, now).find((target) => target.name === name);
const local = (iso: string): string =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const redone = () =>
  lifeOf(
    registered(),
    classified('09-26 18:31'),
    dispatched('09-26 18:32'),
    acknowledged('09-28 15:00'),
    contacted('09-28 16:00', 'reached'),
    resolved('09-29 10:00'),
    reopened('09-30 09:00'),
    dispatched('09-30 09:00', 'redo'),
  );

describe('The explanation of the clocks of a ticket', () => {
  it('lists each interval that counts and each that does not, without a gap', () => {
    const acknowledge = stageOf(redone(), '09-30 10:00', 'acknowledge');
    expect(
      acknowledge?.intervals.map(({ from, to, counted, why }) => [local(from), local(to), counted, why.en]),
    ).toEqual([
      ['09-26 18:32', '09-27 00:00', false, 'outside office hours'],
      ['09-27 00:00', '09-28 00:00', false, 'weekend'],
      ['09-28 00:00', '09-28 08:30', false, 'outside office hours'],
      ['09-28 08:30', '09-28 12:00', true, 'office hours of a make-up day'],
      ['09-28 12:00', '09-28 13:30', false, 'lunch break'],
      ['09-28 13:30', '09-28 15:00', true, 'office hours of a make-up day'],
    ]);
  });

  it('the counted intervals add up to the counted time, and all intervals to the time that passed', () => {
    for (const { intervals, countedMs, elapsedMs } of explained(redone(), '10-12 10:00')) {
      const sum = (spans: typeof intervals): number => spans.reduce((all, { ms }) => all + ms, 0);
      expect([sum(intervals.filter(({ counted }) => counted)), sum(intervals)]).toEqual([countedMs, elapsedMs]);
    }
  });

  it('the explanation gives the same due times as the targets of the ticket', () => {
    const life = redone();
    const due = life.state?.targets.map((target) => (isTimed(target) ? target.dueAt : 0)).sort();
    expect(
      explained(life, '09-30 10:00')
        .map(({ dueAt }) => Date.parse(dueAt ?? ''))
        .sort(),
    ).toEqual(due);
  });

  it('gives the counted time left, and a negative time when a target is overdue', () => {
    const life = lifeOf(registered(), classified('09-26 18:31'), dispatched('09-26 18:32'));
    expect(stageOf(life, '09-28 13:30', 'acknowledge')?.remainingMs).toBe(1_800_000);
    expect(stageOf(life, '09-28 14:30', 'acknowledge')?.remainingMs).toBe(-1_800_000);
  });

  it('lists a correction, a stop and a resumption of the resolve clock, which never resets', () => {
    const life = lifeOf(
      registered(),
      classified('09-26 18:31'),
      classified('09-27 09:00', 'urgent'),
      dispatched('09-27 09:01'),
      resolved('09-27 10:00'),
      reopened('09-27 11:00'),
    );
    const resolve = stageOf(life, '09-27 12:00', 'resolve');
    expect(resolve?.ledger.map(({ what }) => what)).toEqual(['start', 'limit', 'stop', 'run-on']);
    expect(resolve).toMatchObject({ state: 'running', elapsedMs: 17.5 * 3_600_000, countedMs: 17.5 * 3_600_000 });
    expect(resolve?.ledger[1]?.text.zh).toBe('工单信息更正，“办结”时限改为24小时，仍从原起点计算');
  });

  it('explains a clock in the same way when the ledger mixes the entries of several stages', () => {
    const ledger = redone().state?.ledger ?? [];
    const byName = [...ledger].sort((a, b) => a.name.localeCompare(b.name));
    const keyed = (entries: typeof ledger) =>
      Object.fromEntries(accountsOf(entries).map((account) => [`${account.name}.${account.stage}`, account]));
    expect(keyed(byName)).toEqual(keyed(ledger));
  });
});
