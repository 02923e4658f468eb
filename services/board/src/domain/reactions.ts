import type { EventType, TicketEvent } from '@hotline/contracts';
import type { Reaction } from '@hotline/runtime';
import { evolve } from './evolve';
import type { TicketRow } from './row';

/** Every event of a ticket changes its row and is kept in its history. */
export const addToRow: Reaction<TicketRow, EventType> = {
  decide: (state, event) => {
    const next = evolve(state, event as TicketEvent);
    return next && { state: next };
  },
};
