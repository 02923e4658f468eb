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

describe('The officer to whom a unit assigns its ticket', () => {
  it('the clerk or a leader of the unit assigns the ticket to an officer, and later to another one', () => {
    expect(withLi).toMatchObject({ officers: { east: 'li' } });
    expect(outcomeOf(withLi, assignOfficer(leaderOf('east'), 'wang'))).toBe('OfficerAssigned');
    expect(stateAfter(...toLi, assignOfficer(clerk, 'wang'))).toMatchObject({ officers: { east: 'wang' } });
    expect(outcomeOf(withLi, assignOfficer(clerk, 'li'))).toBe('not-now');
  });

  it('the ticket has no officer once the officer gives it back or the clerk takes it back', () => {
    const back = stateAfter(...toLi, assignOfficer(li, undefined, '调往专项行动'));
    expect(back).not.toHaveProperty('officers');
    expect(outcomeOf(withLi, assignOfficer(clerk, undefined, '另行安排'))).toBe('OfficerUnassigned');
    expect(outcomeOf(back, assignOfficer(clerk, undefined, '另行安排'))).toBe('not-now');
  });

  it('an officer can take an unassigned ticket or pass on their own, and can assign no other ticket', () => {
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
    ['the person no longer works there', 'left', 'not-allowed'],
    ['the certificate of the person expired the day before', 'expired', 'not-allowed'],
  ])('refuses to assign a ticket when %s', (_why, officer, refused) => {
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(clerk, officer))).toBe(refused);
  });

  it('an officer needs no certificate for a matter that requires none, nor in a unit that only assists', () => {
    const gate = stateAfter(classified({ matter: 'gate' }), designate(coordinator, 'east'));
    expect(outcomeOf(gate, assignOfficer(clerk, 'expired'))).toBe('OfficerAssigned');
    expect(outcomeOf(inSituation.acknowledged, assignOfficer(of('town'), 'expired'))).toBe('OfficerAssigned');
  });

  it('the lead and each assistant have an officer of their own, and a released assistant loses its officer', () => {
    const both = stateAfter(...toLi, assignOfficer(of('town'), 'wang'));
    expect(both).toMatchObject({ officers: { east: 'li', town: 'wang' } });
    const released = stateAfter(...toLi, assignOfficer(of('town'), 'wang'), releaseAssistant('town'));
    expect(released).toMatchObject({ officers: { east: 'li' } });
  });

  it('a new dispatch, such as the next round of work, removes the officer', () => {
    const [first, ...others] = resolvedOnce;
    if (!first) throw new Error('a ticket begins with its classification');
    const again = stateAfter(first, assignOfficer(clerk, 'li'), ...others, reopened(2));
    expect(again).not.toHaveProperty('officers');
  });

  it('only the lead or an assistant can assign an officer, and only while it works on the ticket', () => {
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
