import type { TicketEvent } from '@hotline/contracts';
import * as reactions from './reactions';
import type { DispatchComparison } from './reactions';
import { joinIssue, sameByMatter, sameByText, type ComparedTicket } from './possible-duplicates';
import { register } from './register';
import type { Ticket } from './ticket';
import { NOW, id, by, operator, decisionOf, ticket, ticketWith, dispatchedTo, registrationOf } from './testing/tickets';

describe('Possible duplicates', () => {
  const known = (
    ticketId: string,
    change: Partial<Omit<ComparedTicket, 'ticket'>> & { readonly ticket?: Partial<Ticket> } = {},
  ): ComparedTicket => ({
    sameCaller: false,
    sameLocation: true,
    score: 0.5,
    words: 0.5,
    alike: true,
    oneIssue: false,
    shared: { locations: ['翠湖小区'], codes: [], words: ['油烟'] },
    ...change,
    ticketId,
    ticket: { ...ticket({}, ticketId), ...change.ticket },
  });
  const earlier = { registeredAt: NOW - 1 };
  const others = (...list: ComparedTicket[]): DispatchComparison => ({ known: list });

  it('lists tickets with a similar text or the same caller, the most similar first, with their common words', () => {
    const found = sameByText([
      known(id(2)),
      known(id(3), { alike: false }),
      known(id(4), { alike: false, sameCaller: true, sameLocation: false, score: 0, words: 0.2 }),
      known(id(5), { score: 0.9, sameLocation: false }),
    ]);
    expect(found.map((one) => [one.ticketId, one.why])).toEqual([
      [id(5), 'same-words'],
      [id(2), 'same-location'],
      [id(4), 'same-caller'],
    ]);
    expect(found[0]).toMatchObject({ likeness: 0.9, shared: { locations: ['翠湖小区'], words: ['油烟'] } });
  });
  it('lists at most five possible duplicates', () => {
    expect(sameByText([1, 2, 3, 4, 5, 6].map((digit) => known(id(digit))))).toHaveLength(5);
  });
  it('a dispatch proposes an earlier ticket of the same matter and location, and proposes it only once', () => {
    const like = others(
      known(id(2), { ticket: { ...earlier, matter: 'stall' } }),
      known(id(3), { ticket: { ...earlier, matter: 'noise' } }),
      known(id(4), { sameLocation: false, ticket: { ...earlier, matter: 'stall' } }),
    );
    const { state, events } = decisionOf(reactions.dispatched(ticket(), dispatchedTo('a'), by(operator), like));
    expect(events).toMatchObject([
      {
        type: 'PossiblySameFound',
        data: { candidates: [{ ticketId: id(2), why: 'same-location', shared: { matter: 'stall' } }] },
      },
    ]);
    expect(decisionOf(reactions.dispatched(state, dispatchedTo('b'), by(operator), like)).events).toEqual([]);
    expect(sameByMatter([], 'stall')).toEqual([]);
  });
  it('a registration publishes its possible duplicates and stores them', () => {
    const candidate = sameByText([known(id(2))]);
    const { state, events } = decisionOf(
      register(
        undefined,
        { ...registrationOf(), possiblySame: candidate, joined: { issue: id(2), again: true } },
        by(operator),
      ),
    );
    expect(state).toMatchObject({ issue: id(2), possiblySame: [{ ticketId: id(2) }] });
    expect(events).toMatchObject([
      { type: 'TicketRegistered' },
      {
        type: 'PossiblySameFound',
        data: { issue: id(2), again: true, candidates: [{ ticketId: id(2), likeness: 0.5 }] },
      },
    ]);
  });
});

describe('The issue of a ticket', () => {
  const like = (
    ticketId: string,
    change: Partial<ComparedTicket> = {},
    more: Partial<Ticket> = {},
  ): ComparedTicket => ({
    ticketId,
    sameCaller: false,
    score: 0.9,
    alike: true,
    oneIssue: true,
    shared: { locations: [], codes: [], words: [] },
    words: 0.5,
    sameLocation: true,
    ...change,
    ticket: { ...ticket({}, ticketId), registeredAt: NOW - 5, ...more },
  });

  it('a new ticket joins the issue of the most similar ticket, or of the earliest among equally similar ones', () => {
    expect(joinIssue([like(id(2)), like(id(3), { score: 0.99 }, { issue: id(9) })]).issue).toBe(id(9));
    expect(joinIssue([like(id(2)), like(id(3), {}, { registeredAt: NOW - 9 })]).issue).toBe(id(3));
    expect(joinIssue([like(id(2), { oneIssue: false })])).toEqual({});
  });
  it('a registration says whether the caller already has a ticket of the issue', () => {
    expect(joinIssue([like(id(2)), like(id(3), { oneIssue: false, sameCaller: true }, { issue: id(2) })])).toEqual({
      issue: id(2),
      again: true,
    });
    expect(joinIssue([like(id(2)), like(id(3), { oneIssue: false, sameCaller: true })])).toEqual({
      issue: id(2),
      again: false,
    });
  });
  it('at dispatch, a ticket joins the issue of a similar ticket that was registered moments before it', () => {
    const [first, second] = [ticketWith({ registeredAt: NOW - 1 }), ticketWith({ registeredAt: NOW })];
    const to = (at: string): TicketEvent<'TicketDispatched'> => ({ ...dispatchedTo('a'), subject: at });
    expect(
      decisionOf(
        reactions.dispatched(second, to(id(2)), by(operator), { known: [like(id(1), {}, { registeredAt: NOW - 1 })] }),
      ),
    ).toMatchObject({ state: { issue: id(1) }, events: [{ data: { issue: id(1), again: false } }] });
    expect(
      decisionOf(
        reactions.dispatched(first, to(id(1)), by(operator), { known: [like(id(2), {}, { registeredAt: NOW })] }),
      ).state.issue,
    ).toBeUndefined();
    const all = [like(id(2), { score: 0.99 }, { registeredAt: NOW - 1 }), like(id(1), {}, { registeredAt: NOW - 2 })];
    expect(decisionOf(reactions.dispatched(second, to(id(3)), by(operator), { known: all })).state.issue).toBe(id(1));
  });
  it('tickets registered in the same millisecond are ordered by id, and no ticket joins its own issue', () => {
    const to = (at: string): TicketEvent<'TicketDispatched'> => ({ ...dispatchedTo('a'), subject: at });
    expect(
      decisionOf(
        reactions.dispatched(ticketWith(), to(id(2)), by(operator), {
          known: [like(id(1), {}, { registeredAt: NOW })],
        }),
      ).state.issue,
    ).toBe(id(1));
    expect(
      decisionOf(
        reactions.dispatched(ticketWith(), to(id(1)), by(operator), {
          known: [like(id(2), {}, { registeredAt: NOW })],
        }),
      ).state.issue,
    ).toBeUndefined();
    expect(
      decisionOf(
        reactions.dispatched(ticketWith(), to(id(2)), by(operator), { known: [like(id(1), {}, { issue: id(2) })] }),
      ).state.issue,
    ).toBeUndefined();
  });
  it('a ticket changes its issue when the first ticket of that issue has itself joined an earlier issue', () => {
    expect(
      decisionOf(
        reactions.dispatched(ticketWith({ issue: id(2) }), dispatchedTo('a'), by(operator), {
          known: [],
          issueOfFirst: id(3),
        }),
      ),
    ).toMatchObject({ state: { issue: id(3) }, events: [{ data: { issue: id(3), candidates: [] } }] });
  });
});
