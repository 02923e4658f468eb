import { several, type CollectionSpec } from '@hotline/runtime';
import { missingYears, type SlaClock } from './domain/sla-clock';

/** One document of clocks a ticket. `pending` finds open tickets with pending targets, by the year they wait for. */
export const clocks: CollectionSpec<SlaClock> = {
  name: 'sla',
  indexes: {
    pending: several((clock) => missingYears(clock).map((year) => [clock.jurisdiction, String(year)])),
  },
};
