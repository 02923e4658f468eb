import type { Actor, BodyOf, changePerson, createPerson, putAbsence, putSubstitutes } from '@hotline/contracts';
import type { Absence, Person, PersonChange } from '@hotline/directory';
import type { Command, CommandContext, Decided } from '@hotline/runtime';
import { flawOf, flawOfSubstitutes, type KnownPeople } from './person-checks';
import {
  absenceIsOver,
  alreadyAbsent,
  alreadyEntered,
  emptyPeriod,
  noSuchAbsence,
  notTheirPlanner,
  ownSubstitute,
  personNotFound,
  unknownPerson,
} from './refusals';
import type { PeopleView } from './view';

type Context = CommandContext<PeopleView>;

/** Input of a command about one person: the account, and the body of the request. */
export interface AboutPerson<B> {
  readonly id: string;
  readonly body: B;
}

/** Number of changes kept in the history of a person. Absences, like shifts, are dropped 400 days after their end. */
const REMEMBERED_CHANGES = 100;
const KEPT_ABSENCES_MS = 400 * 24 * 3_600_000;
const ABSENCE: { zh: string; en: string } = { zh: '请假', en: 'the absence' };

/** The person as stored, or as the pack lists them. */
const standing = (state: Person | undefined, id: string, { view }: Context): Person | undefined =>
  state ?? view.listed.get(id);

/** The person with one more entry in their history. */
export function changed(person: Person, what: PersonChange['what'], { now, actor }: Context): { state: Person } {
  const changes = [...person.changes, { at: now, by: actor.id, what }].slice(-REMEMBERED_CHANGES);
  const absences = person.absences.filter(({ until }) => until > now - KEPT_ABSENCES_MS);
  return { state: { ...person, absences, changes } };
}

/** 新增人员: enters a new person. */
export function enter(
  state: Person | undefined,
  { id, body }: AboutPerson<Omit<BodyOf<typeof createPerson>, 'id'>>,
  context: Context,
  known: KnownPeople,
): Decided<Person> {
  const there = standing(state, id, context);
  if (there) return alreadyEntered(there);
  const person: Person = { jurisdiction: context.jurisdiction, id, ...body, absences: [], changes: [] };
  return flawOf(person, context.view, known) ?? changed(person, 'entered', context);
}

/** 修改人员: fields that are left out stay unchanged. */
export function change(
  state: Person | undefined,
  { id, body }: AboutPerson<BodyOf<typeof changePerson>>,
  context: Context,
  known: KnownPeople,
): Decided<Person> {
  const before = standing(state, id, context);
  if (!before) return personNotFound;
  const { leftAt, ...given } = body;
  const { leftAt: leftBefore, ...kept } = before;
  const left = leftAt === undefined ? leftBefore : leftAt === null ? undefined : Date.parse(leftAt);
  const person: Person = { ...kept, ...said(given), ...(left === undefined ? {} : { leftAt: left }) };
  return flawOf(person, context.view, known) ?? changed(person, 'changed', context);
}

/** Removes the fields that are undefined. */
function said<T extends object>(given: T): Partial<{ [K in keyof T]-?: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof T]-?: Exclude<T[K], undefined>;
  }>;
}

/** Whether somebody may record absences and substitutes of a person. */
export const mayPlanFor = ({ id, role, unit }: Actor, person: Person): boolean =>
  id === person.id ||
  role === 'admin' ||
  role === 'supervisor' ||
  ((role === 'unit' || role === 'signatory') && person.positions.some((one) => one.unit === unit));

/** 登记请假: records an absence. */
export function beAbsent(
  state: Person | undefined,
  { id, body }: AboutPerson<BodyOf<typeof putAbsence>>,
  context: Context,
  known: KnownPeople,
): Decided<Person> {
  const person = standing(state, id, context);
  if (!person) return personNotFound;
  if (!mayPlanFor(context.actor, person)) return notTheirPlanner;
  const { reason, substitute } = body;
  const [from, until] = [Date.parse(body.from), Date.parse(body.until)];
  if (until <= from) return emptyPeriod(ABSENCE);
  if (until <= context.now) return absenceIsOver;
  if (substitute === id) return ownSubstitute;
  if (substitute !== undefined && !known.has(substitute))
    return unknownPerson({ zh: '替岗人员', en: 'the substitute' });
  const other = person.absences.find((one) => one.from < until && from < one.until);
  if (other) return alreadyAbsent(person, other, context.now, context.view.timeZone);
  const absence: Absence = { from, until, reason, ...(substitute === undefined ? {} : { substitute }) };
  const absences = [...person.absences, absence].sort((a, b) => a.from - b.from);
  return changed({ ...person, absences }, 'absence', context);
}

/** 销假: an absence that has not begun is cancelled, one that has begun ends now. */
export function endAbsence(
  state: Person | undefined,
  { id, body }: AboutPerson<{ readonly from: string }>,
  context: Context,
): Decided<Person> {
  const person = standing(state, id, context);
  if (!person) return personNotFound;
  if (!mayPlanFor(context.actor, person)) return notTheirPlanner;
  const absence = person.absences.find(({ from, until }) => from === Date.parse(body.from) && until > context.now);
  if (!absence) return noSuchAbsence(person);
  const absences = person.absences.flatMap((one) => {
    if (one !== absence) return [one];
    return one.from < context.now ? [{ ...one, until: context.now }] : [];
  });
  return changed({ ...person, absences }, 'absence', context);
}

/** 指定替岗人员: names the substitutes of a person. */
export function nameSubstitutes(
  state: Person | undefined,
  { id, body: { substitutes } }: AboutPerson<BodyOf<typeof putSubstitutes>>,
  context: Context,
  known: KnownPeople,
): Decided<Person> {
  const person = standing(state, id, context);
  if (!person) return personNotFound;
  if (!mayPlanFor(context.actor, person)) return notTheirPlanner;
  return flawOfSubstitutes(id, substitutes, known) ?? changed({ ...person, substitutes }, 'substitutes', context);
}

type PersonCommand<B> = Command<Person, AboutPerson<B>, PeopleView>;

/** The commands on one person. service.ts adds to the rules of this file the reads that they need. */
export type PeopleCommands = {
  readonly enter: PersonCommand<Omit<BodyOf<typeof createPerson>, 'id'>>;
  readonly change: PersonCommand<BodyOf<typeof changePerson>>;
  readonly beAbsent: PersonCommand<BodyOf<typeof putAbsence>>;
  readonly endAbsence: PersonCommand<{ readonly from: string }>;
  readonly nameSubstitutes: PersonCommand<BodyOf<typeof putSubstitutes>>;
};
