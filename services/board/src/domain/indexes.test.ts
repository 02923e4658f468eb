import { rows } from '../collection';
import { summary } from '../http/views';
import {
  START,
  HOUR,
  id,
  say,
  iso,
  classified,
  assigned,
  dispatched,
  disputed,
  gap,
  closed,
  merged,
  first,
  same,
  set,
  given,
  keys,
} from './testing/events';

describe('the indexes of the board', () => {
  const open = Object.keys(rows.indexes).filter((name) => name.startsWith('open'));
  it('an index whose name begins with "open" holds no closed or merged ticket', () => {
    const ends = [
      given(same, gap('stall'), classified(), dispatched(), set(1, 'resolve', 1, 4), closed),
      given(same, classified(), dispatched(), merged),
    ];
    for (const row of ends) for (const name of open) expect(keys(row, name)).toEqual([]);
    expect(open).toHaveLength(9);
  });
  it('a newly registered ticket is in no index of a value that it does not have yet', () => {
    const row = given();
    expect(
      Object.fromEntries(
        Object.keys(rows.indexes)
          .filter((name) => keys(row, name)?.length === 0)
          .map((name) => [name, []]),
      ),
    ).toEqual(
      Object.fromEntries(
        [
          'unit',
          'unitState',
          'matter',
          'matterState',
          'region',
          'regionState',
          'openUnitDue',
          'openAssigned',
          'openWarn',
          'openGap',
          'closed',
          'finding',
          'anyFinding',
          'issueDay',
          'ofIssue',
          'callerOfIssue',
          'openOfIssue',
          'openProblem',
          'openSuspended',
          'precedent',
          'unitStep',
          'approval',
          'approvalBarred',
        ].map((name) => [name, []]),
      ),
    );
  });
  it('the unit index lists a ticket once under each of its units, as the due index does under its next due time', () => {
    const row = given(classified(), dispatched(), set(1, 'resolve', 1, 40), set(1, 'acknowledge', 1, 4));
    expect(keys(row, 'unit')).toEqual([
      ['tiny', 'east', START],
      ['tiny', 'town', START],
    ]);
    expect(keys(row, 'openUnitDue')).toEqual([
      ['tiny', 'lead', 'east', START + 5 * HOUR],
      ['tiny', 'other', 'town', START + 5 * HOUR],
    ]);
    expect(summary(id, row).dueAt).toBe(iso(5));
  });
  it('a ticket is listed under its officer, and under each of its units that has assigned it to nobody', () => {
    const tags = (row: ReturnType<typeof given>) =>
      keys(row, 'tag')?.filter(([, name]) => name === 'officer' || name === 'unassigned');
    const withLi = given(classified(), dispatched(), assigned('wang'), assigned('li'));
    expect(keys(withLi, 'openAssigned')).toEqual([['tiny', 'east', 'li']]);
    expect(tags(withLi)).toEqual([
      ['tiny', 'officer', 'li'],
      ['tiny', 'unassigned', 'town'],
    ]);
    const back = say('OfficerUnassigned')({ unit: 'east', officer: 'li', reason: '', hop: 1 });
    expect(tags(given(classified(), dispatched(), assigned('li'), back))).toEqual([
      ['tiny', 'unassigned', 'east'],
      ['tiny', 'unassigned', 'town'],
    ]);
    expect(given(classified(), dispatched(), assigned('li'), dispatched('west', 2))).not.toHaveProperty('assigned');
  });
  it('the gap index holds a ticket only while no power covers its matter; the finding index holds each kind of finding once', () => {
    expect(keys(given(classified('ghost'), gap('ghost')), 'openGap')).toHaveLength(1);
    expect(keys(given(classified('ghost'), gap('ghost'), classified('stall')), 'openGap')).toEqual([]);
    expect(keys(given(gap('a', 1), gap('b', 2), disputed), 'finding')).toEqual([
      ['tiny', 'gap', START + HOUR],
      ['tiny', 'dispute', START + HOUR],
    ]);
  });
});

describe('the issue of a ticket', () => {
  const day = Math.floor(START / (24 * HOUR));
  it('a ticket counts under its issue by day and by time of registration, and while open also by lead unit', () => {
    const row = given(same, classified(), dispatched());
    expect([keys(row, 'issueDay'), keys(row, 'ofIssue'), keys(row, 'callerOfIssue'), keys(row, 'openOfIssue')]).toEqual(
      [[['tiny', day, first]], [[first, START]], [[first, START]], [[first, 'east']]],
    );
    expect(keys(given(same), 'openOfIssue')).toEqual([[first, '']]);
    expect(summary(id, row).issue).toBe(first);
  });
  it('a merged ticket still counts under its issue', () => {
    expect(keys(given(same, merged), 'ofIssue')).toEqual([[first, START]]);
  });
  it('a ticket adds no caller to an issue that already counts this caller, even after moving to another issue', () => {
    const again = say('PossiblySameFound')({ candidates: [], issue: first, again: true });
    const moved = say('PossiblySameFound')({ candidates: [], issue: '8'.repeat(36) });
    expect([keys(given(again), 'ofIssue')?.length, keys(given(again), 'callerOfIssue')]).toEqual([1, []]);
    expect([keys(given(again, moved), 'ofIssue'), keys(given(again, moved), 'callerOfIssue')]).toEqual([
      [['8'.repeat(36), START]],
      [],
    ]);
  });
  it('a ticket belongs to no issue while similar tickets are only proposed', () => {
    expect(
      given(say('PossiblySameFound')({ candidates: [{ ticketId: first, ticketNo: 'n', why: 'same-caller' }] })).issue,
    ).toBeUndefined();
  });
});
