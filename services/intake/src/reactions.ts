import type { World } from '@hotline/host/http';
import type { Documents, Reaction, Reactions } from '@hotline/runtime';
import { answered, closed, dispatched, held, reopened, resolved, type Others } from './domain/follow';
import { join } from './domain/merge';
import { splitOff, type Origin } from './domain/split';
import type { Ticket } from './domain/ticket';
import { originOf } from './gather/origin';
import { othersOf } from './gather/others';

const nobody: Others = { known: [] };

export function reactions(world: World): Reactions<Ticket> {
  const onDispatched: Reaction<Ticket, 'TicketDispatched'> = {
    gather: async ({ subject: id, jurisdiction, data: { matter, region } }, state, own) =>
      state?.situation === 'open'
        ? othersOf(own, world.jurisdiction(jurisdiction), state, { id, matter, region })
        : nobody,
    decide: (state, event, context, others) => dispatched(state, event, context, others as Others),
  };
  const onMerged: Reaction<Ticket, 'TicketMerged'> = {
    target: (event) => event.data.into,
    gather: async (event, _state, own: Documents<Ticket>) => (await own.load(event.subject))?.state,
    decide: (state, event, context, source) => join(state, event, context, source as Ticket | undefined),
  };
  const onSplitOff: Reaction<Ticket, 'PartSplitOff'> = {
    target: (event) => event.data.ticketId,
    gather: (event, _state, own) => originOf(own, world.jurisdiction(event.jurisdiction), event),
    decide: (state, event, context, origin) => splitOff(state, event, context, origin as Origin),
  };
  return {
    PartSplitOff: onSplitOff,
    TicketDispatched: onDispatched,
    TicketMerged: onMerged,
    RoutingFactsNeeded: { decide: held },
    JurisdictionDisputed: { decide: held },
    TicketAnswered: { decide: answered },
    TicketRedirected: { decide: answered },
    TicketResolved: { decide: resolved },
    TicketReopened: { decide: reopened },
    TicketClosed: { decide: closed },
  };
}
