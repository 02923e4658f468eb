import type { Person } from '@hotline/directory';
import type { Reactions } from '@hotline/runtime';
import type { PeopleView } from './view';

/** There are none: no event of a ticket changes a person (docs/decisions/0015). */
export const reactions: Reactions<Person, PeopleView> = {};
