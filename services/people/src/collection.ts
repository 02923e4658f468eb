import { several, type CollectionSpec } from '@hotline/runtime';
import { handoverKeys, type Handover } from './domain/handover';

export { peopleCollection as people, rostersCollection as rosters } from '@hotline/host/http';

/** Handovers of shifts, one document each. */
export const handovers: CollectionSpec<Handover> = {
  name: 'handovers',
  indexes: {
    all: handoverKeys.all,
    unit: handoverKeys.unit,
    waiting: handoverKeys.waiting,
    person: several(handoverKeys.person),
  },
};
