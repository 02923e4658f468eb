import type { TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type Context, type Reactions } from '@hotline/runtime';
import { answered, closed, dispatched, held, reopened, resolved, type Others } from './domain/follow';
import { join } from './domain/merge';
import { splitOff } from './domain/split';
import type { Ticket } from './domain/ticket';
import { originOf } from './gather/origin';
import { othersOf } from './gather/others';

const nobody: Others = { known: [] };

type Here = Context<Jurisdiction>;

export const reactions: Reactions<Ticket, Jurisdiction> = {
  PartSplitOff: {
    target: (event) => event.data.ticketId,
    ...gathering(
      (_state: Ticket | undefined, event: TicketEvent<'PartSplitOff'>, { view }: Here, own) =>
        originOf(own, view, event),
      splitOff,
    ),
  },
  TicketDispatched: gathering(
    async (state: Ticket | undefined, event: TicketEvent<'TicketDispatched'>, { view }: Here, own): Promise<Others> => {
      const { matter, region } = event.data;
      return state?.situation === 'open' ? othersOf(own, view, state, { id: event.subject, matter, region }) : nobody;
    },
    dispatched,
  ),
  TicketMerged: {
    target: (event) => event.data.into,
    ...gathering(
      async (_state: Ticket | undefined, event: TicketEvent<'TicketMerged'>, _context: Here, own) =>
        (await own.load(event.subject))?.state,
      join,
    ),
  },
  RoutingFactsNeeded: { decide: held },
  JurisdictionDisputed: { decide: held },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: answered },
  TicketResolved: { decide: resolved },
  TicketReopened: { decide: reopened },
  TicketClosed: { decide: closed },
};
