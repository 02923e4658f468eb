import {
  answered,
  answers,
  classified,
  dispatched,
  given,
  HOUR,
  id,
  joined,
  merged,
  neighbour,
  notReached,
  NOW,
  orders,
  own,
  resolved,
  then,
} from './testing/steps';

const REDO = 'CallbackRecorded TicketReopened';

describe('A callback with one caller', () => {
  it('opens when the unit reports the ticket resolved, and not before', () => {
    expect(then(undefined, answers('satisfied'))).toBe('not-found');
    expect(then(undefined, resolved())).toBe('CallbackOpened');
  });
  it('a satisfied or mostly satisfied caller closes the ticket', () => {
    expect(then(given(resolved()), answers('satisfied'))).toBe('CallbackRecorded TicketClosed');
    expect(answers('basically-satisfied')(given(resolved()))).toMatchObject({
      state: { situation: 'closed' },
      events: [
        {},
        { data: { closure: 'resolved', satisfaction: 'basically-satisfied', resolution: 'resolved', rounds: 1 } },
      ],
    });
  });
  it('a dissatisfied caller starts a round by the same lead, and earlier answers and attempts are cleared', () => {
    expect(answers('dissatisfied')(given(resolved()))).toEqual({
      state: {
        situation: 'waiting',
        jurisdiction: 'tiny',
        kind: 'complaint',
        closure: 'resolved',
        round: 2,
        callers: [{ ticket: own }],
        lead: 'east',
      },
      events: [
        expect.objectContaining({ type: 'CallbackRecorded' }),
        { type: 'TicketReopened', data: { round: 2, reason: '还在', by: 'caller', lead: 'east' } },
      ],
    });
  });
  it('a ticket goes to the supervisor if its caller is dissatisfied after the last round that the pack allows', () => {
    expect(then(given(resolved(), answers('dissatisfied'), resolved(2)), answers('dissatisfied'))).toBe(
      'CallbackRecorded SupervisionRequested',
    );
  });
  it('the callers of a closed ticket are not asked again', () => {
    const closed = given(resolved(), answers('satisfied'));
    expect([then(closed, resolved()), then(closed, answers('dissatisfied')), then(closed, dispatched)]).toEqual([
      'nothing',
      'not-now',
      'nothing',
    ]);
  });
});

describe('A caller who is not reached', () => {
  it('a ticket goes to the supervisor, and is not closed, after the last attempt without an answer', () => {
    const twice = given(resolved(), notReached(0), notReached(4));
    expect(then(twice, notReached(8))).toBe('CallbackRecorded SupervisionRequested');
    expect(notReached(8)(twice)).toMatchObject({ state: { situation: 'supervised', why: 'unreachable' } });
  });
  it('the next attempt is made some hours after a call that reaches nobody', () => {
    expect(notReached(1)(given(resolved()))).toMatchObject({
      state: { attempt: 2, notBefore: NOW + 5 * HOUR },
      events: [{ data: { attempt: 1, reached: false } }, { type: 'CallbackOpened', data: { attempt: 2 } }],
    });
  });
  it('several calls within a few minutes count as one attempt', () => {
    const hasty = given(resolved(), notReached(0), notReached(0.01), notReached(0.02), notReached(0.03));
    expect(hasty).toMatchObject({ situation: 'calling', attempt: 2 });
    expect(then(hasty, notReached(0.04))).toBe('CallbackRecorded');
  });
  it('the attempts and answers of one round do not count in the next', () => {
    expect(
      given(resolved(), notReached(0), notReached(4), answers('dissatisfied'), resolved(2), notReached(0)),
    ).toMatchObject({
      situation: 'calling',
      attempt: 2,
    });
  });
});

describe('A callback with several callers', () => {
  const two = [joined, resolved()];
  it('a ticket of several callers closes only when each of them is satisfied', () => {
    expect(then(given(...two), answers('satisfied'))).toBe('CallbackRecorded CallbackOpened');
    expect(then(given(...two, answers('satisfied')), answers('satisfied', neighbour))).toBe(
      'CallbackRecorded TicketClosed',
    );
    expect(then(given(...two, answers('satisfied', neighbour)), answers('satisfied', neighbour))).toBe(
      'CallbackRecorded CallbackOpened',
    );
  });
  it('one dissatisfied caller starts a redo, after which all callers are asked again', () => {
    expect(then(given(...two, answers('satisfied')), answers('dissatisfied', neighbour))).toBe(REDO);
    expect(given(...two, answers('satisfied'), answers('dissatisfied', neighbour), resolved(2))).toMatchObject({
      round: 2,
      callers: [{ ticket: own }, { ticket: neighbour }],
      attempt: 1,
    });
  });
  it('the closure of a ticket with several callers gives the worst answer', () => {
    expect(answers('satisfied', neighbour)(given(...two, answers('basically-satisfied')))).toMatchObject({
      events: [{}, { type: 'TicketClosed', data: { satisfaction: 'basically-satisfied' } }],
    });
  });
  it('the other callers are asked while one is not reached', () => {
    expect(notReached(0)(given(...two))).toMatchObject({
      state: { situation: 'calling', attempt: 1 },
      events: [{ data: { caller: own } }, { data: { attempt: 1 } }],
    });
    expect(answers('satisfied', neighbour)(given(...two, notReached(0)))).toMatchObject({
      state: { attempt: 2, notBefore: NOW + 4 * HOUR },
      events: [{ data: { caller: neighbour, attempt: 1 } }, {}],
    });
  });
  it('attempts are counted for each caller, and the supervisor gets the ticket when no caller has any left', () => {
    const late = given(...two, notReached(0, own), notReached(4, own), notReached(8, own));
    expect(late).toMatchObject({ situation: 'calling', attempt: 1 });
    expect(then(late, answers('satisfied', neighbour))).toBe('CallbackRecorded SupervisionRequested');
  });
  it('the answer of somebody who is no caller of the ticket is refused', () => {
    expect(then(given(...two), answers('satisfied', id(9)))).toBe('invalid-input');
  });
  it('a caller who joins after the closure is asked too', () => {
    expect(then(given(resolved(), answers('satisfied')), joined)).toBe('CallbackOpened');
    expect(then(given(resolved(), answers('satisfied'), joined), answers('dissatisfied', neighbour))).toBe(REDO);
    expect(then(given(resolved(), joined), joined)).toBe('nothing');
  });
  it('a merged ticket opens no callback of its own, even for events that arrive late', () => {
    for (const state of [given(merged), given(resolved(), merged)]) {
      expect([
        then(state, resolved()),
        then(state, answers('satisfied')),
        then(state, merged),
        then(state, dispatched),
      ]).toEqual(['nothing', 'not-now', 'nothing', 'nothing']);
    }
  });
});

describe('A ticket with the supervisor', () => {
  const supervised = [resolved(), answers('dissatisfied'), resolved(2), answers('dissatisfied')];
  it('no answer can be recorded, but the supervisor can order another round or another call', () => {
    expect([then(given(...supervised), orders('redo')), then(given(...supervised), orders('call-again'))]).toEqual([
      'TicketReopened',
      'CallbackOpened',
    ]);
    expect(then(given(...supervised), answers('satisfied'))).toBe('not-now');
    expect(given(...supervised, orders('redo'))).toMatchObject({ situation: 'waiting', round: 3 });
  });
  it('a supervisor cannot order a redo while the caller is being called', () => {
    expect(then(given(resolved()), orders('redo'))).toBe('not-now');
  });
  it('another call ordered by a supervisor has the full number of attempts again', () => {
    const again = given(resolved(), notReached(0), notReached(4), notReached(8), orders('call-again'));
    expect(again).toMatchObject({ situation: 'calling', attempt: 1 });
    expect(again).not.toHaveProperty('why');
    expect(then(again, notReached(0))).toBe('CallbackRecorded CallbackOpened');
  });
  it('a designation ends the calls until the new unit reports the ticket resolved', () => {
    expect(given(...supervised, dispatched)).toEqual({
      situation: 'waiting',
      jurisdiction: 'tiny',
      kind: 'complaint',
      round: 2,
      callers: [{ ticket: own }],
      closure: 'resolved',
      lead: 'east',
    });
    expect(given(...supervised, dispatched, resolved(2))).toMatchObject({ situation: 'calling', round: 2 });
    expect(then(given(resolved(), dispatched), answers('satisfied'))).toBe('not-now');
  });
});

describe('The callback of a direct answer', () => {
  it('a caller satisfied with a direct answer closes the ticket', () => {
    expect(answers('satisfied')(given(answered()))).toMatchObject({
      events: [{ data: { round: 0 } }, { type: 'TicketClosed', data: { closure: 'answered', rounds: 0 } }],
    });
  });
  it('a direct answer that did not help counts as no round of a unit', () => {
    expect(answers('dissatisfied')(given(answered()))).toMatchObject({ events: [{}, { data: { round: 1 } }] });
    expect(given(answered(), answers('dissatisfied'), resolved(1))).toMatchObject({
      situation: 'calling',
      round: 1,
      closure: 'resolved',
    });
    expect(then(given(answered(), answers('dissatisfied'), resolved(1)), answers('dissatisfied'))).toBe(REDO);
  });
  it('the number of the round never decreases, even if a unit reports an earlier round', () => {
    expect(given(answered(), answers('dissatisfied'), answered(), answers('dissatisfied'), resolved(1))).toMatchObject({
      round: 2,
    });
  });
  it('a later classification cancels the callback of a direct answer, but not that of a resolved ticket', () => {
    expect(then(given(answered(), classified), answers('satisfied'))).toBe('not-now');
    expect(given(resolved(), classified)).toMatchObject({ situation: 'calling' });
  });
});
