import { listedPeople, type Person } from '@hotline/directory';
import type { Jurisdiction, Post, Unit } from '@hotline/jurisdiction';

/** The parts of a jurisdiction that rules about people use. */
export interface PeopleView {
  readonly title: Jurisdiction['title'];
  readonly units: ReadonlyMap<string, Unit>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly hotline: string;
  readonly timeZone: string;
  /** People listed in the pack, by id. The stored document of a person replaces the entry of the pack. */
  readonly listed: ReadonlyMap<string, Person>;
}

export const viewOf = (jurisdiction: Jurisdiction): PeopleView => ({
  title: jurisdiction.title,
  units: jurisdiction.units,
  posts: jurisdiction.posts,
  hotline: jurisdiction.hotline,
  timeZone: jurisdiction.calendar.timeZone,
  listed: listedPeople(jurisdiction),
});
