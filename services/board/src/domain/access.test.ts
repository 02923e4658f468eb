import { type Actor } from '@hotline/contracts';
import { rows } from '../collection';
import { mayRead, refuseReading } from './access';
import { listQuery, type ListQuery } from './list-query';
import { START, iso, classified, dispatched, disputed, given } from './testing/events';

describe('access to the board', () => {
  const unit: Actor = { id: 'u', role: 'unit', unit: 'east' };
  const row = given(classified(), dispatched());
  it('a ticket is refused to a unit that neither leads nor assists it', () => {
    expect(
      ['east', 'town', 'west', undefined].map((name) =>
        mayRead(row, { id: 'u', role: 'unit', ...(name ? { unit: name } : {}) }),
      ),
    ).toEqual([true, true, false, false]);
    expect(mayRead(given(classified(), dispatched(), disputed), unit)).toBe(false);
    expect(mayRead(row, { id: 'o', role: 'operator' })).toBe(true);
  });
  it('a ticket of another jurisdiction is not found', () => {
    const operator: Actor = { id: 'o', role: 'operator' };
    expect(refuseReading(row, operator, 'tiny')).toBeUndefined();
    expect(refuseReading(row, operator, 'other')).toMatchObject({ refused: 'not-found' });
    expect(refuseReading(undefined, operator, 'tiny')).toMatchObject({ refused: 'not-found' });
    expect(refuseReading(row, { ...unit, unit: 'west' }, 'tiny')).toMatchObject({ refused: 'not-your-ticket' });
  });
  it('gives a unit the list of its own tickets, and refuses the list of another unit', () => {
    expect(listQuery({ limit: 5 }, unit, 'tiny')).toEqual({
      index: 'unit',
      query: { limit: 5, descending: true, prefix: ['tiny', 'east'] },
    });
    expect(listQuery({ limit: 5, state: 'closed' }, unit, 'tiny')).toMatchObject({
      index: 'unitState',
      query: { prefix: ['tiny', 'east', 'closed'] },
    });
    expect(listQuery({ limit: 5, dueBefore: iso(0) }, unit, 'tiny')).toMatchObject({
      index: 'openUnitDue',
      query: { prefix: ['tiny', 'east'], to: START },
    });
    expect(listQuery({ limit: 5, unit: 'west' }, unit, 'tiny')).toMatchObject({ refused: 'not-your-ticket' });
    expect(listQuery({ limit: 5 }, { id: 'u', role: 'unit' }, 'tiny')).toMatchObject({
      query: { prefix: ['tiny', ''] },
    });
  });
  it('answers every filter from one index, and refuses a combination that no index answers', () => {
    const operator: Actor = { id: 'o', role: 'operator' };
    const query = (filter: object) => listQuery({ limit: 5, ...filter }, operator, 'tiny');
    const index = (filter: object) => (query(filter) as ListQuery).index;
    expect([
      index({}),
      index({ state: 'closed' }),
      index({ matter: 'm' }),
      index({ region: 'r', state: 'closed' }),
      index({ dueBefore: iso(0) }),
      index({ unit: 'u', dueBefore: iso(0) }),
    ]).toEqual(['registered', 'state', 'matter', 'regionState', 'openDue', 'openUnitDue']);
    for (const filter of [
      { matter: 'm', region: 'r' },
      { matter: 'm', dueBefore: iso(0) },
    ])
      expect(query(filter)).toMatchObject({ refused: 'invalid-input' });
    for (const name of ['registered', 'state', 'matter', 'regionState', 'openDue', 'openUnitDue', 'unit', 'unitState'])
      expect(rows.indexes).toHaveProperty(name);
  });
});
