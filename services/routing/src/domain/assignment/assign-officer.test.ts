import {
  acknowledge,
  assignOfficer,
  classified,
  coordinator,
  designate,
  inSituation,
  leaderOf,
  of,
  officerOf,
  outcomeOf,
  outcomesOf,
  releaseAssistant,
  reopened,
  resolvedOnce,
  stateAfter,
} from '../testing/dispatch-steps';

const [clerk, li, wang] = [of('east'), officerOf('east', 'li'), officerOf('east', 'wang')];
const toLi = [classified(), acknowledge('east'), assignOfficer(clerk, 'li')];
const withLi = stateAfter(...toLi);

describe('The officer who has a ticket within its unit', () => {
  it('an officer is named by the clerk or a leader of the unit, and replaced by another', () => {
    expect(withLi).toMatchObject({ officers: { east: 'li' } });
    expect(outcomeOf(withLi, assignOfficer(leaderOf('east'), 'wang'))).toBe('OfficerAssigned');
    expect(stateAfter(...toLi, assignOfficer(clerk, 'wang'))).toMatchObject({ officers: { east: 'wang' } });
    expect(outcomeOf(withLi, assignOfficer(clerk, 'li'))).toBe('not-now');
  });

  it('an officer gives it back to the unit with a reason, or the clerk takes it back; nobody has it then', () => {
    const back = stateAfter(...toLi, assignOfficer(li, undefined, '调往专项行动'));
    expect(back).not.toHaveProperty('officers');
    expect(outcomeOf(withLi, assignOfficer(clerk, undefined, '另行安排'))).toBe('OfficerUnassigned');
    expect(outcomeOf(back, assignOfficer(clerk, undefined, '另行安排'))).toBe('not-now');
  });

  it('an officer may take a ticket that nobody has and pass on their own, but decides about no other', () => {
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(li, 'li'))).toBe('OfficerAssigned');
    expect(outcomeOf(withLi, assignOfficer(li, 'wang'))).toBe('OfficerAssigned');
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(li, 'wang'))).toBe('not-allowed');
    expect(outcomeOf(withLi, assignOfficer(wang, 'wang'))).toBe('not-allowed');
    expect(outcomeOf(withLi, assignOfficer(wang, undefined, '我来'))).toBe('not-allowed');
  });

  it.each([
    ['nobody has the account', 'nobody', 'unknown-person'],
    ['the person works in another unit', 'guest', 'unknown-person'],
    ['the person is absent', 'away', 'not-allowed'],
    ['the person has left', 'left', 'not-allowed'],
    ['the certificate ended the day before', 'expired', 'not-allowed'],
  ])('an officer is refused when %s', (_why, officer, refused) => {
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(clerk, officer))).toBe(refused);
  });

  it('an officer needs no certificate for a matter without one, nor for the part of an assistant', () => {
    const gate = stateAfter(classified({ matter: 'gate' }), designate(coordinator, 'east'));
    expect(outcomeOf(gate, assignOfficer(clerk, 'expired'))).toBe('OfficerAssigned');
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(of('town'), 'expired'))).toBe('OfficerAssigned');
  });

  it('each unit has one officer, and a released assistant has none', () => {
    const both = stateAfter(...toLi, assignOfficer(of('town'), 'wang'));
    expect(both).toMatchObject({ officers: { east: 'li', town: 'wang' } });
    const released = stateAfter(...toLi, assignOfficer(of('town'), 'wang'), releaseAssistant('town'));
    expect(released).toMatchObject({ officers: { east: 'li' } });
  });

  it('the officer is named anew after another dispatch, such as the next round of work', () => {
    const [first, ...others] = resolvedOnce;
    if (!first) throw new Error('a ticket begins with its classification');
    const again = stateAfter(first, assignOfficer(clerk, 'li'), ...others, reopened(2));
    expect(again).not.toHaveProperty('officers');
  });

  it('the officer is chosen by units of the ticket only, while they work on it', () => {
    expect(outcomesOf(assignOfficer(clerk, 'li'))).toMatchObject({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'OfficerAssigned',
      acknowledged: 'OfficerAssigned',
      'return-requested': 'OfficerAssigned',
      'awaiting-signature': 'OfficerAssigned',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(of('west'), 'guest'))).toBe('not-your-ticket');
  });
});
