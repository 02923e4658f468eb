import { keysBy, describeGroup } from './grouping';
import { figureDays } from './figure-days';
import { recordAt } from './record-at';
import { spansOf } from './days-of-period';
import {
  START,
  HOUR,
  id,
  say,
  classified,
  closed,
  dispatched,
  given,
  iso,
  keys,
  met,
  opened,
  rejected,
  reopened,
  resolved,
  returnAsked,
  set,
} from '../testing/events';

const answer = (hour: number, resolution: 'resolved' | 'not-resolved', more: object = {}) =>
  say('CallbackRecorded')(
    {
      round: 1,
      attempt: 1,
      caller: id,
      reached: true,
      resolution,
      satisfaction: resolution === 'resolved' ? 'satisfied' : 'dissatisfied',
      ...more,
    },
    hour,
  );
const whole = given(
  classified('stall', 'east'),
  dispatched(),
  set(1, 'resolve', 1, 40),
  returnAsked,
  rejected,
  met('resolve', 2, 2),
  resolved,
  opened,
  answer(3, 'resolved'),
  closed,
);
const at = (hour: number, row = whole) => recordAt(id, row, START + hour * HOUR);

describe('the record of a ticket for the figures', () => {
  it('says what was known at an instant, and nothing of what came later', () => {
    expect(at(-1)).toBeUndefined();
    expect(at(0)).toMatchObject({ hops: 0, returnsRequested: 0 });
    expect(at(1)).toMatchObject({ unit: 'east', matter: 'stall', region: 'east', hops: 1, returnsRejected: 1 });
    expect(at(1)).not.toHaveProperty('reported');
    expect(at(2)).toMatchObject({ reported: { outcome: 'resolved' }, callbackFrom: START + 2 * HOUR });
    expect(at(2)?.answer).toBeUndefined();
    expect(at(5)).toMatchObject({
      answer: { resolution: 'resolved', satisfaction: 'satisfied' },
      resolve: { dueAt: START + 99 * HOUR, metAt: START + 2 * HOUR, late: false },
      closedAt: START + 4 * HOUR,
    });
  });

  it('a reopened ticket loses its report and its good answer, but as of a time before the reopening it has both', () => {
    const later = say('TicketReopened')({ round: 2, reason: '', by: 'caller' }, 9);
    const row = given(...givenSteps, later);
    expect(at(8, row)).toMatchObject({ reported: { outcome: 'resolved' }, answer: { satisfaction: 'satisfied' } });
    const now = at(9, row);
    expect(now).toMatchObject({ redone: 1, reopenedAt: START + 9 * HOUR, resolve: { dueAt: START + 99 * HOUR } });
    expect([now?.reported, now?.answer, now?.closedAt, now?.resolve?.metAt]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('the dissatisfied answer that led to another round counts until there is a new one', () => {
    const bad = answer(3, 'not-resolved');
    const row = given(classified(), dispatched(), resolved, opened, bad, reopened);
    expect(at(4, row)?.answer).toMatchObject({
      claimed: true,
      resolution: 'not-resolved',
      satisfaction: 'dissatisfied',
    });
    const again = given(classified(), dispatched(), resolved, opened, bad, reopened, resolved, answer(6, 'resolved'));
    expect(at(7, again)?.answer).toMatchObject({ resolution: 'resolved', satisfaction: 'satisfied' });
  });

  it('in a redo, the contact of the round before counts until the caller is contacted again or the new limit passes', () => {
    const contact = (hour: number, stage: number) =>
      say('SlaTargetsSet')(
        {
          targets: [
            {
              name: 'first-contact',
              stage,
              startedAt: iso(hour),
              dueAt: iso(hour + 8),
              warnAt: iso(hour + 4),
              limit: { amount: 8, unit: 'hours' },
              policy: 'p',
            },
          ],
        },
        hour,
      );
    const contacted = say('SlaTargetMet')(
      { name: 'first-contact', stage: 1, at: iso(2), dueAt: iso(9), elapsedMs: 1, late: false },
      2,
    );
    const redo = say('TicketDispatched')({ ...dispatched('east', 2, 'redo').event.data, round: 2 } as never, 4);
    const steps = [classified(), dispatched(), contact(1, 1), contacted, resolved, opened, reopened, redo];
    expect(at(5, given(...steps, contact(4, 2)))).toMatchObject({ hops: 1, contact: { metAt: START + 2 * HOUR } });
    const late = say('SlaTargetBreached')(
      { name: 'first-contact', stage: 2, dueAt: iso(12), text: { zh: '', en: '' } },
      12,
    );
    expect(at(13, given(...steps, contact(4, 2), late))?.contact).toEqual({ dueAt: START + 12 * HOUR });
    const other = given(
      classified(),
      dispatched(),
      contact(1, 1),
      contacted,
      dispatched('west', 2, 'returned'),
      contact(4, 2),
    );
    expect(at(5, other)).toMatchObject({ hops: 2, contact: { dueAt: START + 12 * HOUR } });
  });

  it('the worst answer of several callers counts; an answer that contradicts itself does not count', () => {
    const other = '7'.repeat(36);
    const row = given(
      classified(),
      dispatched(),
      resolved,
      opened,
      answer(3, 'resolved'),
      answer(4, 'not-resolved', { caller: other }),
    );
    expect(at(5, row)?.answer).toMatchObject({ satisfaction: 'dissatisfied', at: START + 4 * HOUR });
    const contradictory = answer(3, 'not-resolved', { satisfaction: 'satisfied', contradictory: true });
    expect(at(5, given(classified(), dispatched(), resolved, opened, contradictory))?.answer).toBeUndefined();
  });

  it('a ticket that the callback plan leaves out has no time from which it is to be called back', () => {
    const uncalled = say('TicketClosed')({ closure: 'resolved', rounds: 1, uncalled: 'not-in-sample' }, 4);
    expect(at(5, given(classified(), dispatched(), resolved, opened, uncalled))?.callbackFrom).toBeUndefined();
  });
});

const givenSteps = [
  classified('stall', 'east'),
  dispatched(),
  set(1, 'resolve', 1, 40),
  met('resolve', 2, 2),
  resolved,
  opened,
  answer(3, 'resolved'),
  closed,
];

describe('the days by which the figures find a ticket', () => {
  it('the days are those of registration, due time, report, callback and closure, even if a reopening took these back', () => {
    const day = Math.floor(START / (24 * HOUR));
    expect(figureDays(whole)).toEqual([day, day + 1]);
    const later = say('TicketReopened')({ round: 2, reason: '', by: 'caller' }, 99);
    expect(figureDays(given(...givenSteps, later))).toEqual([day, day + 1, day + 4]);
    expect(keys(whole, 'figureDay')).toEqual([
      ['tiny', day],
      ['tiny', day + 1],
    ]);
  });
});

describe('the yellow card of a ticket', () => {
  it('a ticket is in the index by the time of its yellow card as long as it is open', () => {
    const steps = [classified(), dispatched(), set(1, 'resolve', 1, 40)];
    expect(keys(given(...steps), 'openWarn')).toEqual([['tiny', Date.parse(iso(21))]]);
    expect(keys(given(...steps, closed), 'openWarn')).toEqual([]);
  });
});

describe('the groups of the figures', () => {
  const name = (zh: string) => ({ zh, en: zh });
  const parts = {
    units: new Map(),
    fields: new Map([['streets', name('街面')]]),
    matters: new Map([['stall', { name: name('摆摊'), field: 'streets' }]]),
    regions: new Map([
      ['county', { name: name('县') }],
      ['east', { name: name('东镇'), parent: 'county' }],
    ]),
  } as unknown as Parameters<typeof keysBy>[1];

  it('a region counts in the regions around it, and a matter in its field', () => {
    const record = at(5);
    if (!record) throw new Error('no record');
    expect(keysBy('region', parts)(record)).toEqual(['east', 'county']);
    expect(keysBy('matter', parts)(record)).toEqual(['stall', 'field:streets']);
    expect(keysBy('operator', parts)(record)).toEqual([]);
    expect(describeGroup('region', 'east', parts, new Map())).toEqual({
      name: name('东镇'),
      parent: { key: 'county', name: name('县') },
    });
    expect(describeGroup('matter', 'stall', parts, new Map()).parent).toEqual({
      key: 'field:streets',
      name: name('街面'),
    });
    expect(describeGroup('channel', 'phone', parts, new Map()).name.zh).toBe('电话');
  });

  it('a series cuts a period into days, weeks from Monday, or months', () => {
    expect(spansOf({ from: '2026-03-04', until: '2026-03-16' }, 'week')).toEqual([
      { from: '2026-03-04', until: '2026-03-08' },
      { from: '2026-03-09', until: '2026-03-15' },
      { from: '2026-03-16', until: '2026-03-16' },
    ]);
    expect(spansOf({ from: '2028-02-27', until: '2028-03-01' }, 'month')).toEqual([
      { from: '2028-02-27', until: '2028-02-29' },
      { from: '2028-03-01', until: '2028-03-01' },
    ]);
    expect(spansOf({ from: '2026-12-31', until: '2027-01-01' }, 'day')).toHaveLength(2);
  });
});
