import { evolve } from './evolve';
import type { TicketRow } from './row';
import { acknowledged, classified, dispatched, published, registered, say, type Happening } from './testing/events';

const askedHotline = say('FactsAsked')({ unit: 'east', question: '几点摆摊？' });
const askedCaller = say('FactsAsked')({ unit: 'east', question: '几点摆摊？', toCaller: true });
const hotlineAnswers = say('FactsProvided')({ facts: {}, answer: '每天傍晚' });
const callerAnswers = say('InformationAdded')({ text: '六点以后', answersUnit: true });
const callerAdds = say('InformationAdded')({ text: '还有噪音' });
const note = say('NoteAdded')({ unit: 'east', text: '今晚去', readers: 'hotline', hop: 1 });

/** The row after the events; the last one is done by the unit if `by` names it. */
function after(happenings: readonly Happening[], by?: string): Pick<TicketRow, 'unitAsks' | 'unitAnswer'> {
  const all = [registered, classified(), dispatched(), acknowledged(), ...happenings];
  const row = all.reduce<TicketRow | undefined>((state, one, i) => {
    const isLast = i === all.length - 1;
    return evolve(state, { ...published(one, i), ...(isLast && by ? { actorunit: by } : {}) });
  }, undefined);
  const { unitAsks, unitAnswer } = row as TicketRow;
  return { ...(unitAsks ? { unitAsks } : {}), ...(unitAnswer ? { unitAnswer } : {}) };
}

describe('A question of a unit on the board', () => {
  it('stays until the hotline answers; then the question is replaced by its answer', () => {
    expect(after([askedHotline])).toMatchObject({ unitAsks: { question: '几点摆摊？' } });
    expect(after([askedHotline, hotlineAnswers])).toMatchObject({
      unitAnswer: { question: '几点摆摊？', answer: '每天傍晚', by: 'hotline' },
    });
    expect(after([askedHotline, hotlineAnswers])).not.toHaveProperty('unitAsks');
  });

  it('takes words of the caller as the answer only if the caller means them as one', () => {
    expect(after([askedCaller, callerAdds])).toMatchObject({ unitAsks: { toCaller: true } });
    expect(after([askedCaller, callerAnswers])).toMatchObject({ unitAnswer: { answer: '六点以后', by: 'caller' } });
  });

  it('needs no answer any more when the unit itself has reached the caller', () => {
    const reached = say('CallerContacted')({ unit: 'east', outcome: 'reached', sufficient: true, round: 1 });
    expect(after([askedHotline, reached], 'east')).toEqual({});
    expect(after([askedHotline, reached])).toMatchObject({ unitAnswer: { by: 'hotline' } });
  });

  it('the answer stays on the board until the unit goes on with the ticket', () => {
    expect(after([askedHotline, hotlineAnswers, note])).toHaveProperty('unitAnswer');
    expect(after([askedHotline, hotlineAnswers, note], 'east')).toEqual({});
    expect(after([askedHotline, hotlineAnswers, askedCaller], 'east')).toMatchObject({ unitAsks: { toCaller: true } });
  });
});
