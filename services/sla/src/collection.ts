import { several, type CollectionSpec } from '@hotline/runtime';
import { missingYears, type SlaClock } from './domain/sla-clock';

/**
 * One document for each ticket, with its clocks. `pending` finds open tickets with pending targets, by the year for
 * which they wait. `notices` finds tickets with unacknowledged notices, by person and by unit, the oldest notice first.
 */
export const clocks: CollectionSpec<SlaClock> = {
  name: 'sla',
  indexes: {
    pending: several((clock) => missingYears(clock).map((year) => [clock.jurisdiction, String(year)])),
    notices: several(({ jurisdiction, notices }) =>
      notices.flatMap(({ person, unit, at, n }) => [
        ...(person === undefined ? [] : [[jurisdiction, 'person', person, at, n]]),
        [jurisdiction, 'unit', unit, at, n],
      ]),
    ),
  },
};
