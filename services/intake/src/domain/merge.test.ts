import { expectMerge, join, merge } from './merge';
import type { Ticket } from './ticket';
import type { IntakeView } from './view';
import { NOW, id, by, operator, event, decisionOf, ticket, ticketWith } from './testing/tickets';

const context = { ...by(operator), view: { urging: [] } as Partial<IntakeView> as IntakeView };

describe('The command merge', () => {
  const merged = event('TicketMerged', id(1), { into: id(2), reason: '同一摊位' });
  const input = { ticketId: id(1), into: id(2), reason: '同一摊位，电话13800138000' };
  it('merges an open ticket into another open ticket, and masks numbers in the reason', () => {
    const { state, events } = decisionOf(merge(ticket(), { ...input, target: ticket({}, id(2)) }, context));
    expect(state).toMatchObject({ situation: 'merged', mergedInto: id(2) });
    expect(events).toEqual([{ type: 'TicketMerged', data: { into: id(2), reason: '同一摊位，电话＊＊＊' } }]);
  });
  it.each([
    ['into itself', ticket(), { ...input, into: id(1), target: ticket() }, 'invalid-input'],
    ['into a ticket that does not exist', ticket(), { ...input, target: undefined }, 'not-found'],
    ['into a closed ticket', ticket(), { ...input, target: ticketWith({ situation: 'closed' }) }, 'not-now'],
    [
      'of a ticket that is merged already',
      ticketWith({ situation: 'merged' }),
      { ...input, target: ticket() },
      'not-now',
    ],
    [
      'into a ticket of another jurisdiction',
      ticket(),
      { ...input, target: ticketWith({ jurisdiction: 'other' }) },
      'not-found',
    ],
  ] as const)('refuses a merge %s', (_case, state, what, refused) => {
    expect(merge(state, what, context)).toMatchObject({ refused });
  });
  it('adds every caller of the merged ticket to the target once, also those who came by earlier merges', () => {
    const source = ticketWith({
      waiting: [...ticket().waiting, { ticket: id(3), caller: { phone: '+8613900139000', anonymity: 'named' } }],
    });
    const { state, events } = decisionOf(join(ticket({}, id(2)), merged, context, source));
    expect(state.waiting.map((waiting) => waiting.ticket)).toEqual([id(2), id(1), id(3)]);
    expect(events).toMatchObject([
      { type: 'CallerJoined', data: { from: id(1), callers: 3, samePersonAs: id(2) } },
      { data: { from: id(3) } },
    ]);
    expect(events?.[1]?.data).not.toHaveProperty('samePersonAs');
    expect(join(state, merged, context, source)).toBeUndefined();
  });
  it.each([
    ['urge', { type: 'TicketUrged', data: { count: 1, reason: '两天没人来' } }],
    ['status', { type: 'InformationAdded', data: { text: '两天没人来' } }],
  ] as const)('the words of a merged follow-up call (%s) reach the target', (act, told) => {
    const source = ticketWith({
      narrative: '两天没人来',
      followUp: { act, quotes: false, quotesOwn: false, tickets: [] },
    });
    const { events } = decisionOf(join(ticket({}, id(2)), merged, context, source));
    expect(events.slice(1)).toMatchObject([told]);
  });
  it('publishes that a caller who was added left no number', () => {
    const nameless = ticketWith({ waiting: [{ ticket: id(1), caller: { anonymity: 'anonymous' } }] });
    const { events } = decisionOf(join(ticket({}, id(2)), merged, context, nameless));
    expect(events).toEqual([{ type: 'CallerJoined', data: { from: id(1), callers: 2, unreachable: true } }]);
  });
  it('a target that was itself merged meanwhile passes the new callers on to its own target', () => {
    const { events } = decisionOf(
      join({ ...ticket({}, id(2)), situation: 'merged', mergedInto: id(4) }, merged, context, ticket()),
    );
    expect(events).toMatchObject([{ type: 'CallerJoined' }, { type: 'TicketMerged', data: { into: id(4) } }]);
  });
});

describe('Merges that cross: A into B, and B into A', () => {
  const [a, b, c] = [id(1), id(2), id(3)];
  const open = (ticketId: string) => ticket({}, ticketId);
  /** The target after a merge was announced to it. */
  const announcedTo = (of: Ticket, from: string, now = NOW): Ticket =>
    decisionOf(expectMerge(of, { from }, { ...context, now })).state;
  const mergeOf = (source: Ticket, ticketId: string, into: string, target: Ticket, now = NOW) =>
    merge(source, { ticketId, into, reason: '同一问题', target }, { ...context, now });

  it('the ticket with the smaller id stays open, and the other is merged into it', () => {
    const [first, second] = [announcedTo(open(a), b), announcedTo(open(b), a)];
    expect(mergeOf(first, a, b, second)).toMatchObject({
      refused: 'not-now',
      detail: { en: expect.stringContaining('at this moment') },
    });
    expect(mergeOf(second, b, a, first)).toMatchObject({ state: { situation: 'merged', mergedInto: a } });
  });
  it('refuses all three merges of a cycle, and allows one of them after a minute', () => {
    const [one, two, three] = [announcedTo(open(a), c), announcedTo(open(b), a), announcedTo(open(c), b)];
    for (const decided of [mergeOf(one, a, b, two), mergeOf(two, b, c, three), mergeOf(three, c, a, one)])
      expect(decided).toMatchObject({ refused: 'not-now' });
    expect(mergeOf(one, a, b, two, NOW + 60_000)).toMatchObject({ state: { situation: 'merged' } });
  });
  it('a ticket into which others were merged can itself be merged', () => {
    const arrived = decisionOf(
      join(announcedTo(open(b), a), event('TicketMerged', a, { into: b, reason: '' }), context, {
        ...open(a),
        situation: 'merged',
      }),
    ).state;
    expect(arrived).not.toHaveProperty('expecting');
    expect(mergeOf(arrived, b, c, open(c))).toMatchObject({ state: { situation: 'merged' } });
  });
  it('refuses to announce a merge to a ticket that is merged or does not exist', () => {
    expect(expectMerge({ ...open(a), situation: 'merged' }, { from: b }, context)).toMatchObject({
      refused: 'not-now',
    });
    expect(expectMerge(undefined, { from: b }, context)).toMatchObject({ refused: 'not-found' });
  });
});
