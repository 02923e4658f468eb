import type { Actor, BodyOf, putRoster } from '@hotline/contracts';
import { withShifts, worksAt, type DutyRoster, type Shift } from '@hotline/directory';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import type { KnownPeople } from './person-checks';
import {
  emptyPeriod,
  hasLeft,
  otherUnitsRoster,
  shiftOutside,
  twiceOnDuty,
  unknownPerson,
  unknownPost,
  unknownUnit,
} from './refusals';
import type { PeopleView } from './view';

export interface Plan {
  readonly unit: string;
  readonly body: BodyOf<typeof putRoster>;
}

const PERIOD = { zh: '编排时段', en: 'the period' };
const THIS = { zh: '值班表', en: 'the roster' };

const mayPlan = ({ role, unit }: Actor, of: string): boolean =>
  role === 'admin' || role === 'supervisor' || unit === of;

/** 编排值班: replaces the shifts of one post that begin in a period. */
export function planRoster(
  state: DutyRoster | undefined,
  { unit, body }: Plan,
  { actor, now, view, jurisdiction }: CommandContext<PeopleView>,
  known: KnownPeople,
): Decided<DutyRoster> {
  const planned = view.units.get(unit);
  if (!planned) return unknownUnit(THIS, view);
  if (!view.posts.has(body.post)) return unknownPost(THIS, view);
  if (!mayPlan(actor, unit)) return otherUnitsRoster(planned.name);
  const window = { from: Date.parse(body.from), until: Date.parse(body.until) };
  if (window.until <= window.from) return emptyPeriod(PERIOD);
  const shifts = body.shifts.map(({ person, from, until }) => ({
    person,
    from: Date.parse(from),
    until: Date.parse(until),
  }));
  const flaw = flawOfShifts(shifts, window, known);
  if (flaw) return flaw;
  const before = state ?? { jurisdiction, unit, post: body.post, shifts: [] };
  const after = withShifts(before, window, shifts, now);
  const twice = firstOverlap(after.shifts);
  const person = twice && known.get(twice.person);
  if (twice && person) return twiceOnDuty(person, twice.from, now, view.timeZone);
  return { state: after };
}

function flawOfShifts(
  shifts: readonly Shift[],
  window: { readonly from: number; readonly until: number },
  known: KnownPeople,
): Refused | undefined {
  for (const [i, { person: id, from, until }] of shifts.entries()) {
    const where = { zh: `班次第${i + 1}项`, en: `shift ${i + 1}` };
    const person = known.get(id);
    if (!person) return unknownPerson({ zh: `${where.zh}的人员`, en: `the person of ${where.en}` });
    if (until <= from) return emptyPeriod(where);
    if (from < window.from || from >= window.until) return shiftOutside(where);
    if (!worksAt(person, from)) return hasLeft(person);
  }
  return undefined;
}

/** The later of the first two shifts of one person that overlap; `shifts` are ordered by their beginning. */
function firstOverlap(shifts: readonly Shift[]): Shift | undefined {
  const ends = new Map<string, number>();
  for (const shift of shifts) {
    if ((ends.get(shift.person) ?? -Infinity) > shift.from) return shift;
    ends.set(shift.person, Math.max(shift.until, ends.get(shift.person) ?? -Infinity));
  }
  return undefined;
}
