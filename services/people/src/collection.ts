import { several, type CollectionSpec } from '@hotline/runtime';
import { accountKeys, type Account } from './domain/account';
import type { Personal } from './domain/personal';
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

/** Local accounts, one document each. The document of an account has the same id as that of its person. */
export const accounts: CollectionSpec<Account> = {
  name: 'accounts',
  indexes: { usable: accountKeys.usable, link: accountKeys.link },
};

/** Settings and drafts of the console: one document for each person, read by its id only. */
export const personal: CollectionSpec<Personal> = { name: 'personal', indexes: {} };
