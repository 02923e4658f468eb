import {
  answeringIn,
  listedPeople,
  namedOutside,
  PEOPLE,
  personDocumentId,
  personKeys,
  ROSTERS,
  rosterKeys,
  unitsUpward,
  worksAt,
  type Answering,
  type DutyRoster,
  type Person,
  type PostOrRole,
  type Staff,
} from '@hotline/directory';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { LRUCache } from 'lru-cache';
import { several, type CollectionSpec, type Documents, type Engine, type IndexKey } from '@hotline/runtime';

/** Written by the service `people` only; every process reads it. */
export const peopleCollection: CollectionSpec<Person> = {
  name: PEOPLE,
  indexes: { all: personKeys.all, unit: several(personKeys.unit), role: several(personKeys.role) },
};
/** Written by the service `people` only; every process reads it. */
export const rostersCollection: CollectionSpec<DutyRoster> = { name: ROSTERS, indexes: { unit: rosterKeys.unit } };

/** Topic on which the service `people` tells every process that a person or a roster has changed. */
export const PEOPLE_CHANGED = 'people-changed';

/** Time in ms after which a cached person or unit is read again, in case the broadcast of a change was lost. */
const REMEMBERED_MS = 10_000;
/** Largest number of entries of a cache; the least recently used entry is dropped first. */
const MOST_REMEMBERED = 20_000;
const PAGE = 200;

type DirectoryEngine = Pick<Engine, 'clock' | 'broadcast' | 'documents'>;

/**
 * Reads the people of the jurisdictions from the store that all processes share. A person whom the pack lists is used
 * as listed until the store has a document about them. From then on only the document counts.
 */
export class PeopleDirectory {
  private readonly people: LRUCache<string, Person>;
  private readonly staff: LRUCache<string, Staff>;
  /** Incremented each time the caches are cleared, so that a read that began earlier is not cached. */
  private generation = 0;
  private opened: Promise<[Documents<Person>, Documents<DutyRoster>]> | undefined;

  constructor(
    private readonly engine: DirectoryEngine,
    private readonly jurisdiction: (name: string) => Jurisdiction,
  ) {
    const perf = { now: (): number => engine.clock.now() };
    const options = { max: MOST_REMEMBERED, ttl: REMEMBERED_MS, ttlResolution: 0, perf };
    this.people = new LRUCache(options);
    this.staff = new LRUCache(options);
    engine.broadcast.subscribe(PEOPLE_CHANGED, () => this.forget());
  }

  forget(): void {
    this.people.clear();
    this.staff.clear();
    this.generation += 1;
  }

  /** Undefined when neither the store nor the pack has a person with this id. Also finds people who have left. */
  async find(jurisdiction: string, id: string): Promise<Person | undefined> {
    const key = personDocumentId(jurisdiction, id);
    const known = this.people.get(key);
    if (known) return known;
    const [people] = await this.documents();
    const { generation } = this;
    const person = (await people.load(key))?.state ?? listedPeople(this.jurisdiction(jurisdiction)).get(id);
    if (person && generation === this.generation) this.people.set(key, person);
    return person;
  }

  /** Finds several people by id. The result lacks those who are not listed. */
  async findAll(jurisdiction: string, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const found = await Promise.all(ids.map((id) => this.find(jurisdiction, id)));
    return new Map(found.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  }

  /** Whether nobody at all is listed in a jurisdiction. */
  async isEmpty(jurisdiction: string): Promise<boolean> {
    if (this.jurisdiction(jurisdiction).people.length > 0) return false;
    const [people] = await this.documents();
    return (await people.find('all', { prefix: [jurisdiction], limit: 1 })).found.length === 0;
  }

  /** People who hold the role and have not left, ordered by id. */
  async withRole(jurisdiction: string, role: Person['roles'][number]): Promise<readonly Person[]> {
    const now = this.engine.clock.now();
    const stored = await this.stored('role', [jurisdiction, role]);
    const listed = await this.onlyListed(jurisdiction, (person) => person.roles.includes(role));
    return byId([...stored, ...listed]).filter((person) => worksAt(person, now));
  }

  /** People of a unit, its duty rosters, and people of other units whom its people or rosters name. */
  async staffOf(jurisdiction: string, unit: string): Promise<Staff> {
    const key = `${jurisdiction}/${unit}`;
    const known = this.staff.get(key);
    if (known) return known;
    const { generation } = this;
    const [, rosters] = await this.documents();
    const stored = await this.stored('unit', [jurisdiction, unit]);
    const listed = await this.onlyListed(jurisdiction, (person) => person.positions.some((one) => one.unit === unit));
    const people = byId([...stored, ...listed]);
    const duty = (await everyPage(rosters, 'unit', [jurisdiction, unit])).map(
      (roster) => [roster.post, roster] as const,
    );
    const outside = namedOutside(people, new Map(duty).values(), unit);
    const staff: Staff = {
      unit,
      people,
      rosters: new Map(duty),
      substitutes: await this.findAll(jurisdiction, outside),
    };
    if (generation === this.generation) this.staff.set(key, staff);
    return staff;
  }

  /**
   * Finds the person who is responsible for a post or role of a unit at an instant (epoch ms, default now). Searches
   * the unit, then the units above it, then all supervisors and all administrators. Undefined when none of them is
   * present.
   */
  async responsible(
    jurisdiction: string,
    unit: string,
    seat: PostOrRole,
    at = this.engine.clock.now(),
  ): Promise<Answering | undefined> {
    const { units, posts, hotline } = this.jurisdiction(jurisdiction);
    for (const one of unitsUpward(unit, units, hotline)) {
      const found = answeringIn(await this.staffOf(jurisdiction, one), seat, posts, at);
      if (found) return found;
    }
    for (const role of ['supervisor', 'admin'] as const) {
      const people = await this.withRole(jurisdiction, role);
      const last: Staff = { unit: hotline, people, rosters: new Map(), substitutes: new Map() };
      const found = answeringIn(last, { role }, posts, at);
      if (found) return { ...found, unit: found.person.positions[0]?.unit ?? hotline };
    }
    return undefined;
  }

  /** People whom the pack lists and about whom the store has no document. */
  async onlyListed(jurisdiction: string, fits: (person: Person) => boolean): Promise<readonly Person[]> {
    const [people] = await this.documents();
    const listed = [...listedPeople(this.jurisdiction(jurisdiction)).values()].filter(fits);
    const isStored = await Promise.all(
      listed.map(async ({ id }) => (await people.load(personDocumentId(jurisdiction, id))) !== undefined),
    );
    return listed.filter((_, i) => !isStored[i]);
  }

  private stored(index: 'unit' | 'role', prefix: IndexKey): Promise<Person[]> {
    return this.documents().then(([people]) => everyPage(people, index, prefix));
  }

  private documents(): Promise<[Documents<Person>, Documents<DutyRoster>]> {
    this.opened ??= Promise.all([this.engine.documents(peopleCollection), this.engine.documents(rostersCollection)]);
    this.opened.catch(() => (this.opened = undefined));
    return this.opened;
  }
}

async function everyPage<S>(documents: Documents<S>, index: string, prefix: IndexKey): Promise<S[]> {
  const states: S[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.find(index, { prefix, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    states.push(...page.found.map(({ state }) => state));
    cursor = page.next;
  } while (cursor !== undefined);
  return states;
}

const byId = (people: readonly Person[]): Person[] => [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
