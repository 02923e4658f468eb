import type { CollectionSpec } from '@hotline/runtime';
import type { Callback } from './domain/callback';
import { rankOf, readyAt } from './domain/queue/call';

/**
 * One document for each ticket, with the answers of its callers. The indexes contain only tickets of which a caller has
 * to be called.
 */
export const callbacks: CollectionSpec<Callback> = {
  name: 'feedback',
  indexes: {
    /**
     * By rank and the time at which the call can be taken. A call whose lease has expired is found again without a
     * wake-up.
     */
    toCall: (state) => {
      const at = readyAt(state);
      return at === undefined ? [] : [[state.jurisdiction, rankOf(state), at]];
    },
    queryCode: (state) => (state.queryCode ? [[state.queryCode]] : []),
    takenBy: (state) =>
      state.lease && readyAt(state) !== undefined ? [[state.jurisdiction, state.lease.by, state.lease.until]] : [],
  },
};
