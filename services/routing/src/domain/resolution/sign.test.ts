import {
  acknowledge,
  contact,
  contacted,
  inSituation,
  leaderOf,
  of,
  outcomeOf,
  outcomesOf,
  reopened,
  resolve,
  resolvedOnce,
  review,
  reviewer,
  sign,
  stateAfter,
} from '../testing/dispatch-steps';

const leader = leaderOf('east');
const head = leaderOf('east', '赵', 'head');

describe('The command sign', () => {
  it('lets a leader of the lead unit sign a resolution, only while it waits for a signature', () => {
    expect(outcomesOf(sign(leader))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'not-now',
      acknowledged: 'not-now',
      'return-requested': 'not-now',
      'awaiting-signature': 'TicketResolved',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a leader of another unit', () => {
    expect(outcomeOf(inSituation['awaiting-signature'], sign(leaderOf('town')))).toBe('not-your-ticket');
  });

  it('refuses a leader below the level that the outcome needs', () => {
    const waiting = stateAfter(...contacted, resolve(of('east'), { outcome: 'cannot-resolve' }));
    expect(outcomeOf(waiting, sign(leader))).toBe('not-allowed');
    expect(outcomeOf(waiting, sign(head))).toBe('ResolutionSigned');
  });

  it('refuses a leader who signed an earlier round', () => {
    const redo = stateAfter(...resolvedOnce, reopened(2), acknowledge('east'), contact('east'), resolve(of('east')));
    expect(outcomeOf(redo, sign(leader))).toBe('same-approver');
    expect(outcomeOf(redo, sign(head))).toBe('TicketResolved');
  });

  it('a resolution sent back by the leader returns to the unit, whose contact with the caller still counts', () => {
    const back = stateAfter(...contacted, resolve(of('east')), sign(leader, { sign: false, reason: '没有回应诉求' }));
    expect(back).toMatchObject({ situation: 'acknowledged', contact: { reached: true }, approvers: [] });
    expect(back).not.toHaveProperty('resolution');
    expect(outcomeOf(back, resolve(leader))).toBe('TicketResolved');
  });

  it('publishes the signatory and the resolution that the unit had prepared', () => {
    expect(sign(leader)(inSituation['awaiting-signature'])).toMatchObject({
      events: [{ type: 'TicketResolved', data: { signedBy: '王', evidence: ['photo-1'], truth: 'confirmed' } }],
    });
  });
});

describe('The command review', () => {
  it('lets a reviewer accept a resolution, only while it waits for a review', () => {
    expect(outcomesOf(review(true))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'not-now',
      acknowledged: 'not-now',
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'TicketResolved',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('a resolution sent back by the reviewer returns to the unit, and the same leader may sign it again', () => {
    const back = stateAfter(() => ({ state: inSituation['in-review'] as never }), review(false));
    expect(back).toMatchObject({ situation: 'acknowledged', approvers: [] });
    expect(outcomeOf(back, resolve(leader))).toBe('TicketResolved');
  });

  it('refuses a reviewer who prepared or signed the resolution', () => {
    const prepared = stateAfter(...contacted, resolve({ ...of('east'), id: 'r' }), sign(leader));
    expect(prepared).toMatchObject({ situation: 'resolved' });
    expect(outcomeOf(inSituation['in-review'], review(true, { ...reviewer, id: '王' }))).toBe('not-allowed');
  });

  it('every resolution is reviewed from the round on that the pack states', () => {
    const third = stateAfter(...resolvedOnce, reopened(3), acknowledge('east'), contact('east'));
    expect(outcomeOf(third, resolve(head))).toBe('ResolutionSigned');
  });
});
