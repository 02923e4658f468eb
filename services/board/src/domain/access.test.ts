import { type Actor } from '@hotline/contracts';
import { mayRead, mayReadEntry, refuseReading } from './access';
import { classified, dispatched, disputed, given } from './testing/events';
import { listFor } from './testing/lists';

describe('access to the board', () => {
  const unit: Actor = { id: 'u', role: 'unit', unit: 'east' };
  const row = given(classified(), dispatched());
  it('refuses a ticket to a unit that neither leads nor assists it', () => {
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
  it('lets a unit list its own tickets, and refuses it the list of another unit', () => {
    expect(listFor({}, unit)).toMatchObject({
      ways: [{ index: 'unit', streams: [{ prefix: ['tiny', 'east'] }] }, { index: 'registered' }],
    });
    expect(listFor({ unit: ['west'] }, unit)).toMatchObject({ refused: 'not-your-ticket' });
    expect(listFor({ unit: ['east', 'west'] }, unit)).toMatchObject({ refused: 'not-your-ticket' });
    expect(listFor({}, { id: 'u', role: 'unit' })).toMatchObject({
      ways: [{ streams: [{ prefix: ['tiny', ''] }] }, { index: 'registered' }],
    });
    expect(listFor({ words: '路灯' }, unit)).toMatchObject({
      words: { matching: [{ index: 'tag', anyOf: [['tiny', 'unit', 'east']] }] },
    });
  });
  it('shows possible duplicates to the hotline only, because they name tickets and callers of other units', () => {
    const entry = { at: '', id: '', type: 'PossiblySameFound', source: '', data: {} };
    expect([mayReadEntry(entry, unit), mayReadEntry(entry, { id: 'o', role: 'operator' })]).toEqual([false, true]);
  });
  it('shows a note to its unit, and also to the hotline or to everybody if its readers are set so', () => {
    const entry = (readers: string) => ({
      at: '',
      id: '',
      type: 'NoteAdded',
      source: '',
      data: { unit: 'east', readers },
    });
    const readBy = (actor: Actor) => ['unit', 'hotline', 'caller'].filter((one) => mayReadEntry(entry(one), actor));
    expect(readBy({ id: 'a', role: 'officer', unit: 'east' })).toEqual(['unit', 'hotline', 'caller']);
    expect(readBy({ id: 'b', role: 'unit', unit: 'town' })).toEqual(['caller']);
    expect(readBy({ id: 'c', role: 'reviewer' })).toEqual(['hotline', 'caller']);
  });
});
