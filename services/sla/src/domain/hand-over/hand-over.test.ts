import type { Actor } from '@hotline/contracts';
import { checkNewEvent } from '@hotline/contracts';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { explain } from '../explain';
import { find, type SlaClock } from '../sla-clock';
import {
  acknowledged,
  classified,
  closed,
  deferred,
  dispatched,
  instant,
  registered,
  serviceTold,
  timePasses,
  type LocalEvent,
} from '../testing/ticket-events';
import { lifeOf, stagesIn, viewOfLife } from '../testing/ticket-life';
import { acknowledgeHandOver } from './hand-over';

const operator: Actor = { id: 'operator', role: 'operator' };
const FIRE = 'emergency.fire';
const POLICE = 'emergency.police';

const told = (...more: LocalEvent[]) => lifeOf(registered(), serviceTold('09-26 18:31'), ...more);
const takeOver = (state: SlaClock | undefined, at: string, guide = FIRE): Decided<SlaClock> =>
  acknowledgeHandOver(
    state,
    { guide, takenBy: '119指挥中心3号席' },
    { now: instant(at), jurisdiction: 'shanghe', view: viewOfLife(), actor: operator },
  );
const taken = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error(`nothing was decided: ${JSON.stringify(outcome)}`);
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const refusal = (outcome: Decided<SlaClock>) => (outcome && isRefused(outcome) ? outcome.detail.zh : undefined);
const clockOf = (state: SlaClock | undefined, party: string) => state && find(state, { name: 'hand-over', party });

describe('The clock of a hand-over to an emergency service', () => {
  it('runs from the hand-over in the minutes of the pack, day and night, and is breached when nobody takes over', () => {
    const life = told(timePasses('09-26 18:40'));
    expect(clockOf(life.state, FIRE)).toMatchObject({ dueAt: instant('09-26 18:36'), state: 'running', party: FIRE });
    expect(stagesIn(life, 'SlaTargetAtRisk')).toContain('hand-over.1');
    expect(stagesIn(life, 'SlaTargetBreached')).toEqual(['hand-over.1']);
  });

  it('has the escalation steps of a critical ticket, even before a classification makes the ticket critical', () => {
    const { state } = told();
    expect(state).toMatchObject({ urgency: 'critical', handOvers: [{ guide: FIRE }] });
    expect(clockOf(state, FIRE)).toMatchObject({
      steps: expect.arrayContaining([expect.objectContaining({ id: 'red-urgent' })]),
    });
  });

  it('each service has its own clock, and a service that is informed again has to take over again', () => {
    const { state } = told(serviceTold('09-26 18:32', POLICE), serviceTold('09-26 18:33'));
    expect(state?.targets.filter(({ name }) => name === 'hand-over')).toMatchObject([
      { stage: 1, party: FIRE, state: 'ended' },
      { stage: 2, party: POLICE, state: 'running' },
      { stage: 3, party: FIRE, state: 'running' },
    ]);
    expect(state?.handOvers).toEqual([{ guide: POLICE }, { guide: FIRE }]);
  });

  it('stops when the service has taken over, and the event says who did; the other clocks run on', () => {
    const { state, events } = taken(takeOver(told(deferred('09-26 18:32', 'critical')).state, '09-26 18:34'));
    expect(events).toMatchObject([
      { type: 'HandOverAcknowledged', data: { guide: FIRE, takenBy: '119指挥中心3号席' } },
      { type: 'SlaTargetMet', data: { name: 'hand-over', party: FIRE, elapsedMs: 180_000, late: false } },
    ]);
    expect(clockOf(state, FIRE)).toMatchObject({ state: 'met' });
    expect(find(state, 'dispatch')).toMatchObject({ state: 'running' });
  });

  it('the clock is not started anew by a correction, a dispatch or an acknowledgement of the unit', () => {
    const { state } = told(
      classified('09-26 18:32', 'critical'),
      dispatched('09-26 18:33'),
      acknowledged('09-26 18:34'),
    );
    expect(state?.targets.filter(({ name }) => name === 'hand-over')).toMatchObject([
      { startedAt: instant('09-26 18:31') },
    ]);
  });

  it('the clock is explained under the name of its service', () => {
    const [explained] = explain(told().state as SlaClock, viewOfLife(), instant('09-26 18:33')).filter(
      ({ name }) => name === 'hand-over',
    );
    expect(explained).toMatchObject({ party: FIRE, of: { zh: expect.stringContaining('119') }, remainingMs: 180_000 });
    expect(explained?.ledger[0]?.text.zh).toMatch(/^“转接确认（.*119.*）”开始计时，时限5分钟$/);
  });

  it('ends when the ticket is closed, but a takeover by the service can still be recorded', () => {
    const life = told(classified('09-26 18:32', 'critical'), closed('09-26 18:33'));
    expect(clockOf(life.state, FIRE)).toMatchObject({ state: 'ended' });
    expect(taken(takeOver(life.state, '09-26 18:50')).events).toMatchObject([{ type: 'HandOverAcknowledged' }]);
  });
});

describe('The acknowledgement of a hand-over', () => {
  it('refuses a ticket about which no service was informed, and a service that was not informed', () => {
    expect(refusal(takeOver(lifeOf(registered()).state, '09-26 18:32'))).toBe('该工单未转接紧急服务');
    expect(refusal(takeOver(told().state, '09-26 18:32', POLICE))).toBe('该工单未转接这一紧急服务');
    expect(refusal(takeOver(undefined, '09-26 18:32'))).toBe('未找到该工单');
  });

  it('refuses a service that has taken over before', () => {
    const { state } = taken(takeOver(told().state, '09-26 18:32'));
    expect(refusal(takeOver(state, '09-26 18:33'))).toMatch(/119.*已确认接收$/);
  });
});
