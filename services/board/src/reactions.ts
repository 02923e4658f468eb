import { eventTypes, type EventType, type TicketEvent } from '@hotline/contracts';
import type { Reaction, Reactions } from '@hotline/runtime';
import { evolve } from './domain/evolve';
import type { Row } from './domain/row';

const keep: Reaction<Row, EventType> = {
  decide: (state, event) => {
    const next = evolve(state, event as TicketEvent);
    return next && { state: next };
  },
};

/** Every fact stands in the history of its ticket. */
export const reactions = Object.fromEntries(eventTypes.map((type) => [type, keep])) as Reactions<Row>;
