import { several, type CollectionSpec } from '@hotline/runtime';
import { missingYears, type SlaClock } from './domain/sla-clock';

/**
 * One document of clocks a ticket. `pending` finds open tickets with pending targets, by the year they wait for;
 * `notices` finds tickets with notices that wait for a person, and for anybody of a unit, the longest waiting first.
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
