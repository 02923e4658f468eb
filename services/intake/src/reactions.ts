import type { World } from '@hotline/host/http';
import type { Documents, Reaction, Reactions } from '@hotline/runtime';
import { answered, closed, dispatched, held, reopened, resolved } from './domain/follow';
import { join } from './domain/merge';
import type { Others } from './domain/same';
import type { Ticket } from './domain/ticket';
import { openOfMatter } from './gather/others';

const nobody: Others = { ofCaller: [], ofPlace: [] };

export function reactions(world: World): Reactions<Ticket> {
  const onDispatched: Reaction<Ticket, 'TicketDispatched'> = {
    gather: async (event, state, own) => {
      const hours = world.jurisdiction(event.jurisdiction).intake.sameWithinHours;
      const { matter, region } = event.data;
      return state && matter ? openOfMatter(own, event.subject, state, { matter, hours, ...(region ? { region } : {}) }) : nobody;
    },
    decide: (state, event, context, others) => dispatched(state, event, context, others as Others),
  };
  const onMerged: Reaction<Ticket, 'TicketMerged'> = {
    target: (event) => event.data.into,
    gather: async (event, _state, own: Documents<Ticket>) => (await own.load(event.subject))?.state,
    decide: (state, event, context, source) => join(state, event, context, source as Ticket | undefined),
  };
  return {
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
