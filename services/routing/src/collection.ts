import type { CollectionSpec } from '@hotline/runtime';
import type { Dispatch } from './domain/dispatch';

/** Who leads and who assists, one document a ticket. Lists are the board's. */
export const dispatches: CollectionSpec<Dispatch> = { name: 'routing', indexes: {} };
