import type { Actor } from '@hotline/contracts';
import { rows } from '../../collection';
import { iso, START } from '../testing/events';
import { listFor } from '../testing/lists';
import { pageOf, type ListQuery, type TicketFilter, type Way } from './list-query';
import { NEVER } from './tags';

type Filter = Partial<TicketFilter>;
const operator: Actor = { id: 'o', role: 'operator' };
const query = (filter: Filter) => listFor(filter, operator);
const waysOf = (filter: Filter) => query(filter) as Extract<ListQuery, { ways: unknown }>;
const byIndex = (filter: Filter): Way => waysOf(filter).ways[0];

describe('list of tickets', () => {
  it.each([
    [{}, 'registered', []],
    [{ state: ['closed'] }, 'state', []],
    [{ matter: ['m'] }, 'matter', []],
    [{ region: ['r'], state: ['closed'] }, 'regionState', []],
    [{ unit: ['u'], matter: ['m'], region: ['r'], state: ['closed'] }, 'unitState', ['matter', 'region']],
    [{ unit: ['u', 'v'], matter: ['m'] }, 'matter', ['unit']],
    [
      { urgency: ['critical'], channel: ['phone'], kind: ['praise'], open: 'true' },
      'registered',
      ['kind', 'urgency', 'channel', 'open'],
    ],
    [{ dueBefore: iso(0) }, 'openDue', []],
    [{ unit: ['u'], sort: 'due' }, 'openUnitDue', []],
    [{ unit: ['u', 'v'], sort: 'due' }, 'openDue', ['unit']],
    [{ unit: ['u'], sort: 'due', state: ['dispatched'], open: 'true' }, 'openUnitDue', ['state']],
  ] as [Filter, string, string[]][])(
    'a list filtered by %j reads one index and applies the other filters to its entries',
    (filter, index, tested) => {
      const list = byIndex(filter);
      expect(list.index).toBe(index);
      expect(rows.indexes).toHaveProperty(index);
      for (const { matching = [] } of list.streams) {
        expect(matching.map(({ anyOf }) => anyOf[0]?.[1])).toEqual(tested);
        expect(matching.every((match) => match.index === 'tag' && match.anyOf[0]?.[0] === 'tiny')).toBe(true);
      }
    },
  );

  it('a list with several conditions can be read from the index of each condition, if the index sorts as the list does', () => {
    const indexes = (filter: Filter) => waysOf(filter).ways.map(({ index }) => index);
    expect(indexes({ unit: ['u'], matter: ['m'], region: ['r'], urgency: ['critical'] })).toEqual([
      'unit',
      'matter',
      'region',
      'registered',
    ]);
    expect(indexes({ matter: ['m'], state: ['closed'] })).toEqual(['matterState', 'state', 'registered']);
    expect(indexes({ unit: ['u'], sort: 'due' })).toEqual(['openUnitDue', 'openDue']);
    for (const { streams } of waysOf({ unit: ['u'], matter: ['m'] }).ways.slice(0, 2))
      expect(streams).toMatchObject([{ matching: [{ index: 'tag' }] }]);
  });

  it('a filter with several values is read as one stream for each value, or for each pair of value and state', () => {
    const prefixes = (filter: Filter) => byIndex(filter).streams.map(({ prefix }) => prefix?.slice(1));
    expect(prefixes({ state: ['closed', 'merged'] })).toEqual([['closed'], ['merged']]);
    expect(prefixes({ matter: ['m', 'n'], state: ['closed'] })).toEqual([
      ['m', 'closed'],
      ['n', 'closed'],
    ]);
    expect(prefixes({ unit: ['u'], sort: 'due' })).toEqual([
      ['lead', 'u'],
      ['other', 'u'],
    ]);
  });

  it('a list by due time begins with the soonest in the requested period, any other with the newest ticket', () => {
    const due = waysOf({ dueFrom: iso(0), dueBefore: iso(2) });
    expect(due.order).toBe('due');
    expect(due.ways[0]).toMatchObject({ streams: [{ prefix: ['tiny'], from: START, to: Date.parse(iso(2)) }] });
    expect(waysOf({}).order).toBe('newest');
    expect(pageOf('newest', byIndex({}).streams[0] ?? {}, { limit: 5, cursor: 'c' })).toMatchObject({
      descending: true,
      cursor: 'c',
    });
    expect(pageOf('oldest', {}, { limit: 5 })).toMatchObject({ descending: false });
  });

  it('a ticket without a running clock is in no period of due times', () => {
    expect(byIndex({ dueFrom: iso(0) }).streams).toMatchObject([{ to: NEVER }]);
  });

  it('overdue tickets are those due now or earlier; `dueBefore` can set an earlier bound', () => {
    expect(byIndex({ overdue: 'true' }).streams).toMatchObject([{ to: START + 1 }]);
    expect(byIndex({ overdue: 'true', dueBefore: iso(-1) }).streams).toMatchObject([{ to: START - 3_600_000 }]);
  });

  it('days of registration bound the range of a list by registration; in a list by due time they are tested for each ticket', () => {
    const days = { registeredFrom: '2026-01-05', registeredUntil: '2026-01-06' };
    const bounds = { from: Date.parse('2026-01-05'), to: Date.parse('2026-01-07') };
    expect(byIndex(days).streams).toMatchObject([bounds]);
    const within = [{ index: 'registered', prefix: ['tiny'], ...bounds }];
    expect(byIndex({ ...days, sort: 'due' }).streams).toMatchObject([{ within }]);
    expect(byIndex({ overdue: 'true', sort: 'newest' }).streams).toMatchObject([{ within: [{ index: 'openDue' }] }]);
    expect(rows.ranged).toEqual(['registered', 'openDue']);
  });

  it('a search by words finds tickets that contain all the words, and combines with other filters', () => {
    expect(query({ words: ' 路燈　ＫＴＶ ', state: ['closed', 'merged'], registeredFrom: '2026-01-05' })).toEqual({
      order: 'newest',
      words: {
        scope: 'tiny',
        phrases: ['路灯', 'ktv'],
        matching: [
          {
            index: 'tag',
            anyOf: [
              ['tiny', 'state', 'closed'],
              ['tiny', 'state', 'merged'],
            ],
          },
        ],
        within: [{ index: 'registered', prefix: ['tiny'], from: Date.parse('2026-01-05') }],
      },
    });
    expect(query({ words: '路灯', sort: 'due' })).toMatchObject({
      order: 'due',
      words: { within: [{ index: 'openDue', prefix: ['tiny'] }] },
    });
  });

  it.each([
    { registeredFrom: '2026-01-06', registeredUntil: '2026-01-05' },
    { dueFrom: iso(2), dueBefore: iso(2) },
    { assigned: 'nobody' as const, unit: ['u', 'v'] },
  ])('refuses %j with a way to correct it', (filter) => {
    expect(query(filter)).toMatchObject({ refused: 'invalid-input', hint: { en: expect.any(String) } });
  });
});
