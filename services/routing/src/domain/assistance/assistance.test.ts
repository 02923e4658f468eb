import { isRefused } from '@hotline/runtime';
import type { DispatchStep } from '../testing/dispatch-steps';
import {
  acknowledge,
  classified,
  contact,
  coordinator,
  designate,
  inSituation,
  leaderOf,
  outcomeOf,
  releaseAssistant,
  reopened,
  reportAssistance,
  resolve,
  stateAfter,
} from '../testing/dispatch-steps';
import { partsOf } from './parts';

/** East leads, town and planning assist; a person named them. */
const withTwo = [
  classified({ matter: 'gate' }),
  designate(coordinator, 'east', ['town', 'planning']),
  acknowledge('east'),
  contact('east'),
];
const inHand = stateAfter(...withTwo);
const refusalOf = (step: DispatchStep, state = inHand) => {
  const decided = step(state);
  return isRefused(decided) ? decided : undefined;
};

describe('An assistant with a part (a task on which it must report)', () => {
  it('has a part if a person named it as assistant, or if the rules named it for a duty that requires a report', () => {
    const basis = { kind: 'assumption' as const, text: 't' };
    const terms = { power: 'p', inNameOf: 'x', mode: 'own', conditions: [], basis };
    const decision = {
      kind: 'lead' as const,
      lead: { unit: 'east', duty: 'punish', ...terms },
      assistants: [
        { unit: 'town', duty: 'assist', ...terms },
        { unit: 'planning', duty: 'appraise', ...terms },
      ],
      rule: { id: 'r', text: { zh: '文', en: 'text' }, basis },
    };
    const units = (reporting: string[]) =>
      partsOf(['town', 'planning', 'west'], decision, reporting).map(({ unit }) => unit);
    expect(units(['appraise'])).toEqual(['planning', 'west']);
    expect(units([])).toEqual(['west']);
    expect(units(['assist', 'appraise'])).toEqual(['town', 'planning', 'west']);
  });

  it('acknowledges its part once, reports on it, and can correct the report later', () => {
    const acknowledged = stateAfter(...withTwo, acknowledge('town'));
    expect(outcomeOf(inHand, acknowledge('town'))).toBe('AssistantAcknowledged');
    expect(outcomeOf(acknowledged, acknowledge('town'))).toBe('not-now');
    expect(outcomeOf(acknowledged, reportAssistance('town'))).toBe('AssistantReported');
    expect(outcomeOf(inHand, reportAssistance('town'))).toBe('AssistantAcknowledged AssistantReported');
    expect(outcomeOf(stateAfter(...withTwo, reportAssistance('town')), reportAssistance('town'))).toBe(
      'AssistantReported',
    );
  });

  it('keeps the lead from resolving until it has reported, and the refusal names those who have not', () => {
    const one = stateAfter(...withTwo, reportAssistance('town'));
    expect(outcomeOf(inHand, resolve(leaderOf('east')))).toBe('incomplete-resolution');
    expect(outcomeOf(one, resolve(leaderOf('east')))).toBe('incomplete-resolution');
    expect(refusalOf(resolve(leaderOf('east')), one)?.detail.zh).toContain('协办单位尚未反馈');
    const both = stateAfter(...withTwo, reportAssistance('town'), reportAssistance('planning'));
    expect(outcomeOf(both, resolve(leaderOf('east')))).toBe('TicketResolved');
  });

  it('no longer has to report once a dispatcher has released it, so that the lead can resolve the ticket', () => {
    const released = stateAfter(...withTwo, reportAssistance('town'), releaseAssistant('planning'));
    expect(released).toMatchObject({ assistants: ['town'], parts: [{ unit: 'town', state: 'reported' }] });
    expect(outcomeOf(released, resolve(leaderOf('east')))).toBe('TicketResolved');
    expect(outcomeOf(released, releaseAssistant('planning'))).toBe('invalid-input');
    expect(stateAfter(...withTwo, releaseAssistant('town'), releaseAssistant('planning'))).not.toHaveProperty('parts');
  });

  it('has a new part in the next round of work, unless it was released', () => {
    const again = stateAfter(
      ...withTwo,
      reportAssistance('town'),
      releaseAssistant('planning'),
      resolve(leaderOf('east')),
      reopened(2),
    );
    expect(again).toMatchObject({ round: 2, assistants: ['town'], parts: [{ unit: 'town', state: 'open' }] });
  });

  it('a report is refused before the dispatch, without a part, and after the lead has resolved the ticket', () => {
    expect(outcomeOf(undefined, reportAssistance('town'))).toBe('not-found');
    expect(outcomeOf(inHand, reportAssistance('west'))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.acknowledged, reportAssistance('town'))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.resolved, reportAssistance('town'))).toBe('not-now');
    expect(outcomeOf(inSituation.disputed, releaseAssistant('town'))).toBe('not-now');
    expect(outcomeOf(undefined, releaseAssistant('town'))).toBe('not-found');
  });
});
