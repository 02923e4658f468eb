import type { Role } from '@hotline/contracts';
import type { Jurisdiction, ListedPerson } from '@hotline/jurisdiction';

/** A unit in which a person works, and the post that they hold there. */
export interface Position {
  readonly unit: string;
  readonly post?: string | undefined;
}

/** A certificate, e.g. 行政执法证. `validUntil`: its last day, YYYY-MM-DD. */
export interface Certificate {
  readonly name: string;
  readonly number: string;
  readonly validUntil: string;
}

/** Times are epoch ms; `until` is exclusive. */
export interface Absence {
  readonly from: number;
  readonly until: number;
  readonly reason: string;
  /** Id of the person who stands in during this absence, before the usual substitutes. */
  readonly substitute?: string | undefined;
}

/** One change to the record of a person: its time (epoch ms), the account that made it, and its kind. */
export interface PersonChange {
  readonly at: number;
  readonly by: string;
  readonly what: 'entered' | 'changed' | 'absence' | 'substitutes' | 'imported';
}

export interface Person {
  readonly jurisdiction: string;
  /** The subject (`sub`) of their tokens. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly positions: readonly Position[];
  readonly phone?: string | undefined;
  readonly certificates: readonly Certificate[];
  /** Ids of the people who stand in for this person. The first of them who is present does. */
  readonly substitutes: readonly string[];
  readonly absences: readonly Absence[];
  /** Instant from which they no longer work here, epoch ms. */
  readonly leftAt?: number | undefined;
  readonly changes: readonly PersonChange[];
}

/** Collection with one document for each person. Only the service `people` writes it; every process reads it. */
export const PEOPLE = 'people';

export const personDocumentId = (jurisdiction: string, id: string): string => `${jurisdiction}/${id}`;

/** Keys of the indexes. A person has a key for each of their units and for each of their roles. */
export const personKeys = {
  all: ({ jurisdiction, id }: Person) => [[jurisdiction, id]],
  unit: ({ jurisdiction, positions, id }: Person) =>
    [...new Set(positions.map(({ unit }) => unit))].map((unit) => [jurisdiction, unit, id]),
  role: ({ jurisdiction, roles, id }: Person) => roles.map((role) => [jurisdiction, role, id]),
} as const;

export const worksAt = ({ leftAt }: Person, at: number): boolean => leftAt === undefined || at < leftAt;

export const absenceAt = ({ absences }: Person, at: number): Absence | undefined =>
  absences.find(({ from, until }) => from <= at && at < until);

export const isPresent = (person: Person, at: number): boolean =>
  worksAt(person, at) && absenceAt(person, at) === undefined;

export const isIn = ({ positions }: Person, unit: string): boolean => positions.some((one) => one.unit === unit);

/** The person that the pack lists; used until somebody changes the person. */
export const listedPerson = (
  { id, name, roles, posts, certificates = [] }: ListedPerson,
  jurisdiction: string,
): Person => ({
  jurisdiction,
  id,
  name,
  roles,
  positions: posts,
  certificates,
  substitutes: [],
  absences: [],
  changes: [],
});

/** The people whom the pack lists, by id. */
export const listedPeople = ({ people, name }: Pick<Jurisdiction, 'people' | 'name'>): ReadonlyMap<string, Person> =>
  new Map(people.map((person) => [person.id, listedPerson(person, name)]));
