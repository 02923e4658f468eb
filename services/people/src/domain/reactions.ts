import type { Person } from '@hotline/directory';
import type { Reactions } from '@hotline/runtime';
import type { PeopleView } from './view';

/** None: what happens to a ticket changes no person (docs/decisions/0015). */
export const reactions: Reactions<Person, PeopleView> = {};
