import { isRefused } from '@hotline/runtime';
import {
  acknowledge,
  classified,
  contact,
  contacted,
  HOUR_MS,
  inSituation,
  leaderOf,
  NOW,
  of,
  outcomeOf,
  outcomesOf,
  registered,
  reopened,
  resolve,
  resolvedOnce,
  stateAfter,
  type DispatchStep,
} from '../testing/dispatch-steps';

const leader = leaderOf('east');
const open = stateAfter(...contacted);
/** The text of the refusal, which lists what is missing; `accepted` if there is no refusal. */
const missing = (step: DispatchStep, state = open): string => {
  const outcome = step(state);
  return isRefused(outcome) ? outcome.detail.zh : 'accepted';
};

describe('The command resolve', () => {
  it('lets the lead resolve an acknowledged ticket whose caller it has reached, and refuses in every other situation', () => {
    expect(outcomeOf(open, resolve(leader))).toBe('TicketResolved');
    expect(outcomesOf(resolve(leader))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'not-now',
      acknowledged: 'incomplete-resolution',
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a resolution by an assistant, because it does not lead the ticket', () => {
    expect(outcomeOf(open, resolve(leaderOf('town')))).toBe('not-your-ticket');
  });

  it('refuses a leader who signed an earlier round', () => {
    expect(inSituation.resolved).toMatchObject({ situation: 'resolved', approvers: ['王'] });
    const redo = stateAfter(...resolvedOnce, reopened(2), acknowledge('east'), contact('east'));
    expect(outcomeOf(redo, resolve(leaderOf('east', '王')))).toBe('same-approver');
    expect(outcomeOf(redo, resolve(leaderOf('east', '李')))).toBe('TicketResolved');
  });

  it('refuses an incomplete resolution, and lists everything that is missing at once', () => {
    const nothing = resolve(leader, { truth: undefined, evidence: [] });
    expect(missing(nothing, inSituation.acknowledged)).toBe(
      '办结材料不全：尚未联系上诉求人（已尝试0次，联系不上须尝试3次，每次间隔2小时以上）；未说明诉求是否属实；证据材料至少1件（现有0件）',
    );
  });

  it('accepts the number of failed attempts that the pack requires in place of a contact, but not one fewer', () => {
    const after = (attempts: number) =>
      stateAfter(
        classified(),
        acknowledge('east'),
        ...Array.from({ length: attempts }, (_, i) => contact('east', 'not-reached', NOW + i * 2 * HOUR_MS)),
      );
    expect(outcomeOf(after(2), resolve(leader))).toBe('incomplete-resolution');
    expect(outcomeOf(after(3), resolve(leader))).toBe('TicketResolved');
  });

  it('requires no contact with a caller who left no number', () => {
    const state = stateAfter(registered({ unreachable: true }), classified(), acknowledge('east'));
    expect(outcomeOf(state, resolve(leader))).toBe('TicketResolved');
  });

  it('does not count the contact of an earlier unit or of an earlier round', () => {
    const redo = stateAfter(...resolvedOnce, reopened(2), acknowledge('east'));
    expect(outcomeOf(redo, resolve(leaderOf('east', '李')))).toBe('incomplete-resolution');
  });

  it('requires a finding whether a complaint was true, and no finding for a question', () => {
    const question = stateAfter(classified({ kind: 'consultation' }), acknowledge('east'), contact('east'));
    expect(missing(resolve(leader, { truth: undefined }))).toContain('未说明诉求是否属实');
    expect(outcomeOf(question, resolve(leader, { truth: undefined }))).toBe('TicketResolved');
  });

  it('refuses a finding that contradicts the outcome', () => {
    expect(missing(resolve(leader, { truth: 'not-confirmed' }))).toContain('“不属实”与结论“属实办理”不符');
  });

  it('counts evidence once when it is sent twice', () => {
    expect(missing(resolve(leader, { outcome: 'untrue', truth: 'not-confirmed', evidence: [] }))).toContain('现有0件');
    expect(resolve(leader, { evidence: ['photo-1', 'photo-1'] })(open)).toMatchObject({
      events: [{ data: { evidence: ['photo-1'] } }],
    });
  });

  it('refuses an outcome that the pack does not list', () => {
    expect(outcomeOf(open, resolve(leader, { outcome: 'explained' }))).toBe('invalid-input');
  });
});

describe('The demands of a caller', () => {
  const several = stateAfter(
    registered({ demand: '1.搬走摊位；2.清洗路面；3.加强巡查' }),
    classified(),
    acknowledge('east'),
    contact('east'),
  );
  const answers = (...numbers: number[]) => numbers.map((demand) => ({ demand, answer: `答复${demand}` }));

  it('each of several demands needs an answer of its own', () => {
    expect(missing(resolve(leader, { answers: answers(1) }), several)).toBe('办结材料不全：第2、3项诉求未答复');
    expect(outcomeOf(several, resolve(leader, { answers: answers(3, 1, 2) }))).toBe('TicketResolved');
  });

  it('publishes the answers in the order of the demands', () => {
    expect(resolve(leader, { answers: answers(3, 1, 2) })(several)).toMatchObject({
      events: [{ data: { answers: answers(1, 2, 3) } }],
    });
  });

  it('refuses an answer to a demand that the caller does not have', () => {
    expect(outcomeOf(several, resolve(leader, { answers: answers(1, 2, 3, 4) }))).toBe('invalid-input');
    expect(outcomeOf(open, resolve(leader, { answers: answers(2) }))).toBe('invalid-input');
  });

  it('a single demand is answered by the reply to the caller', () => {
    const one = stateAfter(registered({ demand: '请搬走摊位' }), classified(), acknowledge('east'), contact('east'));
    expect(outcomeOf(one, resolve(leader))).toBe('TicketResolved');
  });
});

describe('The signature of a resolution', () => {
  it('a resolution by somebody who may not sign waits for the signature', () => {
    expect(resolve(of('east'))(open)).toMatchObject({
      state: { situation: 'awaiting-signature', preparedBy: 'clerk of east' },
      events: [{ type: 'ResolutionSubmitted', data: { level: 'leader', truth: 'confirmed' } }],
    });
  });

  it('an outcome that only the head of the unit may sign waits for the head, who may sign every outcome', () => {
    const cannot = { outcome: 'cannot-resolve' as const };
    expect(outcomeOf(open, resolve(leader, cannot))).toBe('ResolutionSubmitted');
    expect(outcomeOf(open, resolve(leaderOf('east', '赵', 'head'), cannot))).toBe('ResolutionSigned');
    expect(outcomeOf(open, resolve(leaderOf('east', '赵', 'head')))).toBe('TicketResolved');
  });
});
