import type { CollectionSpec } from '@hotline/runtime';
import type { SlaClock } from './domain/sla-clock';

export const clocks: CollectionSpec<SlaClock> = { name: 'sla', indexes: {} };
