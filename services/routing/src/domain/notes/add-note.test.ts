import {
  addNote,
  classified,
  inSituation,
  lapsed,
  leaderOf,
  of,
  outcomeOf,
  outcomesOf,
  stateAfter,
} from '../testing/dispatch-steps';

describe('A progress note', () => {
  it('a note is published for each kind of readers, and changes nothing about the ticket', () => {
    for (const readers of ['unit', 'hotline', 'caller'] as const)
      expect(outcomeOf(inSituation.acknowledged, addNote(of('east'), readers))).toBe('NoteAdded');
    expect(stateAfter(classified(), addNote(leaderOf('east'), 'unit'))).toEqual(stateAfter(classified()));
  });

  it('an assistant can write notes for its own people and for the hotline, but not for the caller', () => {
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'unit'))).toBe('NoteAdded');
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'hotline'))).toBe('NoteAdded');
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'caller'))).toBe('not-allowed');
  });

  it('a unit can write notes from the dispatch until the ticket is resolved', () => {
    expect(outcomesOf(addNote(of('east'), 'hotline'))).toMatchObject({
      none: 'not-found',
      asking: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'NoteAdded',
      'return-requested': 'NoteAdded',
      'awaiting-signature': 'NoteAdded',
      'in-review': 'NoteAdded',
      resolved: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.acknowledged, addNote(of('west'), 'unit'))).toBe('not-your-ticket');
    expect(outcomeOf(stateAfter(classified(), lapsed()), addNote(of('east'), 'unit'))).toBe('not-now');
  });
});
