import type { CollectionSpec } from '@hotline/runtime';
import type { Callback } from './domain/callback';

/**
 * What callers said, one document a ticket. The list of calls to make is the board's (state `resolved` and `answered`).
 */
export const callbacks: CollectionSpec<Callback> = { name: 'feedback', indexes: {} };
