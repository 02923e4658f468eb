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
  it('a note changes nothing about the ticket but is recorded, for each kind of readers', () => {
    for (const readers of ['unit', 'hotline', 'caller'] as const)
      expect(outcomeOf(inSituation.acknowledged, addNote(of('east'), readers))).toBe('NoteAdded');
    expect(stateAfter(classified(), addNote(leaderOf('east'), 'unit'))).toEqual(stateAfter(classified()));
  });

  it('an assistant writes to its own people and to the hotline, never to the caller', () => {
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'unit'))).toBe('NoteAdded');
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'hotline'))).toBe('NoteAdded');
    expect(outcomeOf(inSituation.acknowledged, addNote(of('town'), 'caller'))).toBe('not-allowed');
  });

  it('a unit writes notes while it has the ticket', () => {
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
