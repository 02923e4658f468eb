import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import { rows } from '../collection';
import { listQuery, pageOf, type ListQuery } from './list-query';
import { iso, START } from './testing/events';

type Filter = Partial<InputOf<typeof listTickets>['query']>;
const operator: Actor = { id: 'o', role: 'operator' };
const query = (filter: Filter, actor = operator) => listQuery({ limit: 5, ...filter }, actor, 'tiny');
const byIndex = (filter: Filter) => query(filter) as Extract<ListQuery, { index: string }>;

describe('list of tickets', () => {
  it.each([
    [{}, 'registered', []],
    [{ state: 'closed' }, 'state', []],
    [{ matter: 'm' }, 'matter', []],
    [{ region: 'r', state: 'closed' }, 'regionState', []],
    [{ unit: 'u', matter: 'm', region: 'r', state: 'closed' }, 'unitState', ['matter', 'region']],
    [
      { urgency: 'critical', channel: 'phone', kind: 'praise', open: 'true' },
      'registered',
      ['kind', 'urgency', 'channel', 'open'],
    ],
    [{ dueBefore: iso(0) }, 'openDue', []],
    [{ unit: 'u', sort: 'due' }, 'openUnitDue', []],
    [{ unit: 'u', sort: 'due', state: 'dispatched', open: 'true' }, 'openUnitDue', ['state']],
  ] as [Filter, string, string[]][])(
    'a list filtered by %j reads one index and applies the other filters to its entries',
    (filter, index, tested) => {
      const list = byIndex(filter);
      expect(list.index).toBe(index);
      expect(rows.indexes).toHaveProperty(index);
      expect(list.matching.map(({ key }) => key[1])).toEqual(tested);
      expect(list.matching.every((match) => match.index === 'tag' && match.key[0] === 'tiny')).toBe(true);
    },
  );

  it('a list by due time begins with the soonest in the requested period, any other with the newest ticket', () => {
    const due = byIndex({ dueFrom: iso(0), dueBefore: iso(2) });
    expect(pageOf(due, { limit: 5 })).toEqual({
      prefix: ['tiny'],
      from: START,
      to: Date.parse(iso(2)),
      descending: false,
      limit: 5,
    });
    expect(pageOf(byIndex({}), { limit: 5, cursor: 'c' })).toMatchObject({ descending: true, cursor: 'c' });
  });

  it('a search by words finds tickets that contain all the words, and combines with other filters', () => {
    expect(query({ words: ' 路燈　ＫＴＶ ', state: 'closed' })).toEqual({
      search: {
        scope: 'tiny',
        phrases: ['路灯', 'ktv'],
        matching: [{ index: 'tag', key: ['tiny', 'state', 'closed'] }],
      },
    });
  });

  it.each([{ dueBefore: iso(0) }, { dueFrom: iso(0) }, { sort: 'due' as const }])(
    'refuses words together with %j, because a search is ordered by registration',
    (filter) => {
      expect(query({ words: '路灯', ...filter })).toMatchObject({
        refused: 'invalid-input',
        hint: { en: expect.any(String) },
      });
    },
  );
});
