import { several, type CollectionSpec, type IndexKey } from '@hotline/runtime';
import type { Notice } from './domain/escalation/state';
import { missingYears, type SlaClock } from './domain/sla-clock';

/**
 * One document for each ticket, with its clocks. `open` finds open tickets, the oldest first. `pending` finds open tickets with pending targets, by the year for
 * which they wait. `notices` finds tickets with unacknowledged notices, by person and by unit, the oldest notice first;
 * `readNotices` finds those with acknowledged ones.
 */
export const clocks: CollectionSpec<SlaClock> = {
  name: 'sla',
  indexes: {
    open: ({ open, jurisdiction, registeredAt }) => (open ? [[jurisdiction, registeredAt]] : []),
    pending: several((clock) => missingYears(clock).map((year) => [clock.jurisdiction, String(year)])),
    notices: several((clock) => noticeKeys(clock, ({ acknowledged }) => !acknowledged)),
    readNotices: several((clock) => noticeKeys(clock, ({ acknowledged }) => acknowledged !== undefined)),
  },
};

const noticeKeys = ({ jurisdiction, notices }: SlaClock, fits: (notice: Notice) => boolean): IndexKey[] =>
  notices
    .filter(fits)
    .flatMap(({ person, unit, at, n }) => [
      ...(person === undefined ? [] : [[jurisdiction, 'person', person, at, n]]),
      [jurisdiction, 'unit', unit, at, n],
    ]);
