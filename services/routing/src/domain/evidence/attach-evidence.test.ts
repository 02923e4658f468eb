import {
  attach,
  classified,
  coordinator,
  designate,
  inSituation,
  of,
  outcomeOf,
  outcomesOf,
  recordVisit,
  reopened,
  reportAssistance,
  resolve,
  resolvedOnce,
  stateAfter,
  leaderOf,
} from '../testing/dispatch-steps';

const photo = (number: number): string => `photo-${number}`;

describe('Evidence', () => {
  it('the lead and its assistants attach files from the dispatch until the ticket is resolved', () => {
    expect(outcomesOf(attach(of('east'), photo(5)))).toMatchObject({
      none: 'not-found',
      asking: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'EvidenceAttached',
      acknowledged: 'EvidenceAttached',
      'return-requested': 'EvidenceAttached',
      'awaiting-signature': 'EvidenceAttached',
      'in-review': 'EvidenceAttached',
      resolved: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.acknowledged, attach(of('town'), photo(5)))).toBe('EvidenceAttached');
    expect(outcomeOf(inSituation.acknowledged, attach(of('west'), photo(5)))).toBe('not-your-ticket');
  });

  it('a file that the ticket already has changes nothing, and counts once', () => {
    const state = stateAfter(classified(), attach(of('east'), photo(5)));
    expect(outcomeOf(state, attach(of('town'), photo(5)))).toBe('nothing');
    expect(outcomeOf(state, attach(of('west'), photo(5)))).toBe('not-your-ticket');
  });

  it('the units attach no more files than the pack allows for one ticket', () => {
    const full = stateAfter(classified(), ...[2, 3, 4].map((number) => attach(of('east'), photo(number))));
    expect(outcomeOf(full, attach(of('town'), photo(5)))).toBe('too-many-files');
    expect(outcomeOf(full, attach(of('town'), photo(4)))).toBe('nothing');
  });

  it('a visit, a report of an assistant and a resolution can name only files that were attached', () => {
    const steps = [
      recordVisit(of('east'), { evidence: [photo(9)] }),
      resolve(leaderOf('east'), { evidence: [photo(1), photo(9)] }),
    ];
    for (const step of steps) expect(outcomeOf(inSituation.acknowledged, step)).toBe('unknown-file');
    const assisted = stateAfter(classified({ matter: 'gate' }), designate(coordinator, 'east', ['town']));
    expect(outcomeOf(assisted, reportAssistance('town', { evidence: [photo(9)] }))).toBe('unknown-file');
  });

  it('a file of an earlier round does not count as evidence of a later one', () => {
    const again = stateAfter(...resolvedOnce, reopened(2));
    expect(again).toMatchObject({ evidence: [{ file: photo(1), round: 1 }], round: 2 });
    expect(outcomeOf(again, recordVisit(of('east'), { evidence: [photo(1)] }))).toBe('unknown-file');
  });
});
