import { askFacts } from './commands';
import { by, inSituation, of, outcomeOf, outcomesOf, type DispatchStep } from './testing/dispatch-steps';

const ask =
  (unit: string): DispatchStep =>
  (state) =>
    askFacts(state, { question: '有无许可？' }, by(of(unit)));

describe('The command askFacts', () => {
  it('lets the lead ask a question until it has resolved the ticket', () => {
    expect(outcomesOf(ask('east'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: 'FactsAsked',
      acknowledged: 'FactsAsked',
      'return-requested': 'FactsAsked',
      'awaiting-signature': 'FactsAsked',
      'in-review': 'FactsAsked',
      resolved: 'not-now',
      ended: 'not-now',
    });
  });

  it('refuses a question from a unit that does not lead the ticket', () => {
    expect(outcomeOf(inSituation.acknowledged, ask('west'))).toBe('not-your-ticket');
  });

  it('publishes the question, and remembers that the hotline may make contact for the lead', () => {
    expect(ask('east')(inSituation.acknowledged)).toMatchObject({
      state: { ...inSituation.acknowledged, asked: true },
      events: [{ type: 'FactsAsked', data: { unit: 'east', question: '有无许可？' } }],
    });
  });

  it('says in the event that the callers are asked themselves', () => {
    const outcome = askFacts(inSituation.acknowledged, { question: '几点？', toCaller: true }, by(of('east')));
    expect(outcome).toMatchObject({ events: [{ data: { question: '几点？', toCaller: true } }] });
  });
});
