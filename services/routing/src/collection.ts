import type { CollectionSpec } from '@hotline/runtime';
import type { Dispatch } from './domain/dispatch';

/**
 * One document for each ticket, with its lead and assistants. It needs no index, because the board answers all list
 * queries.
 */
export const dispatches: CollectionSpec<Dispatch> = { name: 'routing', indexes: {} };
