import {
  answered,
  answers,
  called,
  given,
  joins,
  neighbour,
  notReached,
  own,
  resolved,
  rules,
  then,
  third,
  withoutNumber,
} from './testing/steps';

const SUPERVISED = 'CallbackRecorded SupervisionRequested';
const CLOSED = 'CallbackRecorded TicketClosed';

describe('The answers of a caller', () => {
  it('a caller who declines to rate a resolved ticket closes it, and the closure is not counted as satisfied', () => {
    const declined = called({ satisfaction: 'declined', resolution: 'resolved' });
    expect(declined(given(resolved()))).toMatchObject({
      state: { situation: 'closed' },
      events: [{}, { data: { closure: 'resolved', satisfaction: 'declined', resolution: 'resolved' } }],
    });
  });
  it('a caller who declines to rate, and says that nothing is resolved, gets another round of work', () => {
    const declined = called({ satisfaction: 'declined', resolution: 'not-resolved', note: '没弄' });
    expect(then(given(resolved()), declined)).toBe('CallbackRecorded TicketReopened');
  });
  it('a caller who will not answer at all is not called again, and a supervisor gets the ticket', () => {
    const silent = given(resolved(), called({ satisfaction: 'declined' }));
    expect(silent).toMatchObject({ situation: 'supervised', why: 'declined' });
    expect(then(given(resolved()), called({ satisfaction: 'declined' }))).toBe(SUPERVISED);
  });
  it('a caller who is satisfied although nothing is resolved is asked again after the gap of the pack', () => {
    const odd = called({ satisfaction: 'satisfied', resolution: 'not-resolved', note: '态度好' });
    expect(odd(given(resolved()))).toMatchObject({
      state: { situation: 'calling', attempt: 2 },
      events: [{ data: { contradictory: true } }, { type: 'CallbackOpened' }],
    });
    expect(then(given(resolved(), odd), odd)).toBe(CLOSED);
  });
  it('a caller can be satisfied with an explanation, although nothing is resolved', () => {
    const content = called({ satisfaction: 'satisfied', resolution: 'not-resolved', note: '明白了' });
    const explained = given(resolved(1, { outcome: 'explained' }));
    expect(content(explained)).toMatchObject({ events: [{}, { data: { closure: 'explained' } }] });
  });
  it('a ticket closes as partly resolved if the unit reports it resolved and its caller says partly', () => {
    expect(called({ satisfaction: 'satisfied', resolution: 'partly' })(given(resolved()))).toMatchObject({
      events: [{}, { data: { closure: 'partly-resolved', resolution: 'partly' } }],
    });
  });
  it('the events mask the numbers in the caller’s words', () => {
    expect(
      called({ satisfaction: 'dissatisfied', resolution: 'not-resolved', note: '打13800138000找我' })(
        given(resolved()),
      ),
    ).toMatchObject({
      events: [{ data: { note: '打＊＊＊找我' } }, { data: { reason: '打＊＊＊找我' } }],
    });
  });
});

describe('A person who called several times about one merged ticket', () => {
  const twice = [joins(neighbour, { samePersonAs: own }), joins(third), resolved()];
  it('the person is asked once, and the answer may name any of their tickets', () => {
    expect(given(...twice)).toMatchObject({ callers: [{ ticket: own, also: [neighbour] }, { ticket: third }] });
    expect(then(given(...twice), answers('satisfied', neighbour))).toBe('CallbackRecorded CallbackOpened');
    expect(then(given(...twice, answers('satisfied', neighbour)), answers('satisfied', third))).toBe(CLOSED);
  });
  it('a closed ticket stays closed when another ticket of its own caller is merged into it', () => {
    const closed = given(resolved(), answers('satisfied'));
    expect(then(closed, joins(neighbour, { samePersonAs: own }))).toBe('nothing');
  });
});

describe('A caller without a number', () => {
  it('a ticket whose only caller left no number closes without a call, and the closure says why', () => {
    expect(resolved()(given(withoutNumber))).toMatchObject({
      state: { situation: 'closed' },
      events: [{ type: 'TicketClosed', data: { closure: 'resolved', uncalled: 'no-number' } }],
    });
    expect(resolved()(given(withoutNumber))).not.toHaveProperty('events.0.data.satisfaction');
  });
  it('only the callers who can be called are asked about a merged ticket', () => {
    const mixed = given(withoutNumber, joins(neighbour), resolved());
    expect(then(mixed, answers('satisfied', neighbour))).toBe(CLOSED);
    expect(then(given(joins(neighbour, { unreachable: true }), resolved()), answers('satisfied'))).toBe(CLOSED);
  });
});

describe('The callback plan', () => {
  const none = { ...rules, plan: [{ kinds: ['consultation' as const], share: 0 }] };
  it('a ticket of a kind that the plan leaves out closes without a call, and the closure says so', () => {
    expect(answered(none)(undefined)).toMatchObject({
      events: [{ type: 'TicketClosed', data: { closure: 'answered', uncalled: 'not-in-sample' } }],
    });
    expect(then(undefined, resolved(1, {}, none))).toBe('CallbackOpened');
  });
  it.each([
    [0.06, 'TicketClosed'],
    [0.07, 'CallbackOpened'],
  ])(
    'the id of a ticket decides whether it is in the sample: with the share %s this ticket gets %s',
    (share, event) => {
      expect(then(undefined, answered({ ...rules, plan: [{ share }] }))).toBe(event);
    },
  );
  it('the event about a call that nobody answered contains no satisfaction', () => {
    expect(notReached(0)(given(resolved()))).not.toHaveProperty('events.0.data.satisfaction');
  });
});
