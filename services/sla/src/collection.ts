import { several, type CollectionSpec } from '@hotline/runtime';
import { missingYears, type SlaClock } from './domain/sla-clock';

/** The clocks of tickets, one document each. `pending` finds open tickets with pending targets, by the year that they wait for. */
export const clocks: CollectionSpec<SlaClock> = {
  name: 'sla',
  indexes: {
    pending: several((clock) => missingYears(clock).map((year) => [clock.jurisdiction, String(year)])),
  },
};
