import { type Decision } from '@hotline/runtime';
import * as reactions from './reactions';
import type { Ticket } from './ticket';
import { id, event, ticket, ticketWith } from './testing/tickets';

describe('Messages to callers', () => {
  it('sends the public reply to each caller who left a number', () => {
    const two = ticketWith({
      waiting: [
        ...ticket().waiting,
        { ticket: id(2), caller: { phone: '+8613900139000', anonymity: 'hidden' } },
        { ticket: id(3), caller: { anonymity: 'anonymous' } },
      ],
    });
    const told = reactions.resolved(
      two,
      event('TicketResolved', id(1), {
        unit: 'a',
        outcome: 'resolved',
        done: '',
        publicReply: '已清理',
        signedBy: 'x',
        round: 1,
        kind: 'complaint',
      }),
    );
    expect(told).toMatchObject({
      acts: [{ data: { phone: '+8613800138000' } }, { data: { phone: '+8613900139000' } }],
    });
    expect(new Set((told as Decision<Ticket>).acts?.map(({ name }) => name)).size).toBe(2);
  });

  it('sends a question of the unit only if it is for the callers', () => {
    const ask = (toCaller?: true) =>
      reactions.asked(
        ticket(),
        event('FactsAsked', id(1), { unit: 'a', question: '几点？', ...(toCaller ? { toCaller } : {}) }),
      );
    expect(ask(true)).toMatchObject({
      acts: [{ data: { template: 'question', text: expect.stringContaining('几点？') } }],
    });
    expect(ask()).toBeUndefined();
  });
});
