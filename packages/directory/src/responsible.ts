import type { Role } from '@hotline/contracts';
import type { Post, Unit } from '@hotline/jurisdiction';
import { absenceAt, isIn, isPresent, worksAt, type Person } from './person';
import { onDutyAt, type DutyRoster } from './duty-roster';

/** A post; or a role, whatever the post of the people who hold it. */
export type PostOrRole = { readonly post: string } | { readonly role: Role };

/** A unit with everything that decides who is responsible in it. */
export interface Staff {
  readonly unit: string;
  readonly people: readonly Person[];
  /** Post → its roster. */
  readonly rosters: ReadonlyMap<string, DutyRoster>;
  /** People without a position in this unit who stand in for its people or are on its rosters, by id. */
  readonly substitutes: ReadonlyMap<string, Person>;
}

/** The responsible person. `standsInFor` is the absent person for whom they stand in. */
export interface Answering {
  readonly person: Person;
  readonly unit: string;
  readonly post?: string | undefined;
  readonly reason: 'on-duty' | 'holds-it' | 'stands-in';
  readonly standsInFor?: Person;
}

/**
 * Finds the person who is responsible for a post or role of one unit at an instant (epoch ms). The order is: the person
 * on duty; a substitute of an absent person on duty; a holder of the post who is present; a substitute of an absent
 * holder; then the same for the next post up. Undefined when the unit has nobody.
 */
export function answeringIn(
  staff: Staff,
  seat: PostOrRole,
  posts: ReadonlyMap<string, Post>,
  at: number,
): Answering | undefined {
  if ('role' in seat) return byRole(staff, seat.role, at);
  for (const post of upward(seat.post, posts)) {
    const holders = staff.people.filter(({ positions }) =>
      positions.some((one) => one.unit === staff.unit && one.post === post),
    );
    const found = among(staff, { onDuty: onDuty(staff, post, at), holders, post }, at);
    if (found) return found;
  }
  return undefined;
}

function byRole(staff: Staff, role: Role, at: number): Answering | undefined {
  const holders = staff.people.filter(({ roles }) => roles.includes(role));
  const rostered = [...staff.rosters.keys()].flatMap((post) => onDuty(staff, post, at));
  return among(staff, { onDuty: rostered.filter((person) => holders.includes(person)), holders }, at);
}

const onDuty = ({ people, substitutes, rosters }: Staff, post: string, at: number): Person[] =>
  onDutyAt(rosters.get(post), at).flatMap((id) => {
    const person = people.find((one) => one.id === id) ?? substitutes.get(id);
    return person && worksAt(person, at) ? [person] : [];
  });

interface Candidates {
  readonly onDuty: readonly Person[];
  readonly holders: readonly Person[];
  readonly post?: string;
}

function among(staff: Staff, { onDuty: first, holders, post }: Candidates, at: number): Answering | undefined {
  const position = { unit: staff.unit, ...(post === undefined ? {} : { post }) };
  const groups = [
    [first, 'on-duty'],
    [holders, 'holds-it'],
  ] as const;
  for (const [group, reason] of groups) {
    const present = group.find((person) => isPresent(person, at));
    if (present) return { person: present, ...position, reason };
    for (const absent of group.filter((person) => worksAt(person, at))) {
      const substitute = substituteOf(absent, staff, at);
      if (substitute) return { person: substitute, ...position, reason: 'stands-in', standsInFor: absent };
    }
  }
  return undefined;
}

/** The first substitute who is present. If a substitute is absent, their own substitutes are tried. */
function substituteOf(absent: Person, staff: Staff, at: number, asked = new Set([absent.id])): Person | undefined {
  const own = absenceAt(absent, at)?.substitute;
  for (const id of [...(own === undefined ? [] : [own]), ...absent.substitutes]) {
    if (asked.has(id)) continue;
    asked.add(id);
    const person = staff.substitutes.get(id) ?? staff.people.find((one) => one.id === id);
    if (!person || !worksAt(person, at)) continue;
    const found = isPresent(person, at) ? person : substituteOf(person, staff, at, asked);
    if (found) return found;
  }
  return undefined;
}

/** A post and the ones above it, the lowest first. */
function upward(post: string, posts: ReadonlyMap<string, Post>): string[] {
  const chain: string[] = [];
  for (let next: string | undefined = post; next !== undefined && !chain.includes(next); next = posts.get(next)?.above)
    chain.push(next);
  return chain;
}

/** A unit, then the units above it. The hotline is added at the end unless it is among them. */
export function unitsUpward(unit: string, units: ReadonlyMap<string, Unit>, hotline: string): string[] {
  const chain: string[] = [];
  for (let next: string | undefined = unit; next !== undefined && !chain.includes(next); next = units.get(next)?.parent)
    chain.push(next);
  return chain.includes(hotline) ? chain : [...chain, hotline];
}

/** Ids of people without a position in the unit whom its people name as substitutes or its rosters name. */
export const namedOutside = (
  people: readonly Person[],
  rosters: Iterable<DutyRoster>,
  unit: string,
): readonly string[] => {
  const named = [
    ...people.flatMap(({ substitutes, absences }) => [
      ...substitutes,
      ...absences.flatMap(({ substitute }) => substitute ?? []),
    ]),
    ...[...rosters].flatMap(({ shifts }) => shifts.map(({ person }) => person)),
  ];
  const inside = new Set(people.filter((person) => isIn(person, unit)).map(({ id }) => id));
  return [...new Set(named)].filter((id) => !inside.has(id));
};
