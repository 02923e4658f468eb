import type { CollectionSpec } from '@hotline/runtime';
import type { Callback } from './domain/callback';

/** The answers of callers, one document a ticket. The board lists the calls to make (states `resolved`, `answered`). */
export const callbacks: CollectionSpec<Callback> = { name: 'feedback', indexes: {} };
