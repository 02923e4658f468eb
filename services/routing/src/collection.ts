import type { CollectionSpec } from '@hotline/runtime';
import type { Dispatch } from './domain/dispatch';

/** One document a ticket: its lead and assistants. It needs no index, because the board keeps all lists. */
export const dispatches: CollectionSpec<Dispatch> = { name: 'routing', indexes: {} };
