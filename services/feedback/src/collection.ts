import type { CollectionSpec } from '@hotline/runtime';
import type { Callback } from './domain/callback';
import { rankOf, readyAt } from './domain/queue/call';

/** The answers of callers, one document a ticket. The indexes hold only tickets whose caller is to be called. */
export const callbacks: CollectionSpec<Callback> = {
  name: 'feedback',
  indexes: {
    /** By rank and the time at which the call can be taken: a lease that ended is found again without a wake-up. */
    toCall: (state) => {
      const at = readyAt(state);
      return at === undefined ? [] : [[state.jurisdiction, rankOf(state), at]];
    },
    takenBy: (state) =>
      state.lease && readyAt(state) !== undefined ? [[state.jurisdiction, state.lease.by, state.lease.until]] : [],
  },
};
