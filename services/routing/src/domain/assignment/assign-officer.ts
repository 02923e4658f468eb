import type * as api from '@hotline/contracts';
import type { NewEvent } from '@hotline/contracts';
import { absenceAt, isIn, worksAt, type Person } from '@hotline/directory';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import type { Dispatch, DispatchSituation, DispatchWithLead } from '../dispatch';
import type { RoutingView } from '../view';
import { workedOnBy } from '../worked-on-by';
import { hasItAlready, hasLeft, isAbsent, lacksCertificates, nobodyHasIt, notFromOthers, notOfUnit } from './refusals';

type Input = api.BodyOf<typeof api.assignOfficer>;
type Context = CommandContext<RoutingView>;

/** Situations in which the lead works on the ticket, also while its resolution waits for a signature. */
const IN_HAND: readonly DispatchSituation[] = ['dispatched', 'acknowledged', 'return-requested', 'awaiting-signature'];

/**
 * 派给队员: the unit of the acting person assigns the ticket to one of its people, or takes it back. `officer`: the
 * named person in the list of people; undefined when nobody has that account.
 */
export function assignOfficer(
  state: Dispatch | undefined,
  input: Input,
  context: Context,
  officer: Person | undefined,
): Decided<Dispatch> {
  const worked = workedOnBy(state, context, IN_HAND);
  if ('refused' in worked) return worked;
  const { led, unit } = worked;
  const { actor } = context;
  const previous = led.officers?.[unit];
  if (actor.role === 'officer' && (previous ?? input.officer) !== actor.id) return notFromOthers;
  if (input.officer === undefined) return giveBack(led, unit, input.note ?? '');
  if (input.officer === previous) return hasItAlready;
  return (
    unfit(led, unit, officer, context) ?? {
      state: { ...led, officers: { ...led.officers, [unit]: input.officer } },
      events: [assigned(led, unit, { ...input, officer: input.officer })],
    }
  );
}

function giveBack(state: DispatchWithLead, unit: string, reason: string): Decided<Dispatch> {
  const officer = state.officers?.[unit];
  if (officer === undefined) return nobodyHasIt;
  return {
    state: withoutOfficer(state, unit),
    events: [{ type: 'OfficerUnassigned', data: { unit, officer, reason, hop: state.hop } }],
  };
}

const assigned = (state: DispatchWithLead, unit: string, { officer, note }: Input & { officer: string }): NewEvent => {
  const previous = state.officers?.[unit];
  const data = { unit, officer, ...(previous ? { previous } : {}), ...(note ? { note } : {}), hop: state.hop };
  return { type: 'OfficerAssigned', data };
};

/** The dispatch without the officer of one unit, for example of an assistant that was released. */
export function withoutOfficer<S extends DispatchWithLead>(state: S, unit: string): S {
  const { officers = {}, ...rest } = state;
  const left = Object.entries(officers).filter(([one]) => one !== unit);
  return { ...rest, ...(left.length > 0 ? { officers: Object.fromEntries(left) } : {}) } as S;
}

/** Why the ticket cannot be assigned to a person; undefined when it can. */
function unfit(
  { known, lead }: DispatchWithLead,
  unit: string,
  officer: Person | undefined,
  { now, view }: Context,
): Refused | undefined {
  if (!officer || !isIn(officer, unit)) return notOfUnit(unit, view);
  if (!worksAt(officer, now)) return hasLeft(officer);
  const absence = absenceAt(officer, now);
  if (absence) return isAbsent(officer, absence, now, view);
  const asked = unit === lead ? view.jurisdiction.certificatesFor(known.matter, unit, known.region) : [];
  const today = view.dateOf(now);
  const held = officer.certificates.filter(({ validUntil }) => today <= validUntil).map(({ name }) => name);
  const missing = asked.filter((name) => !held.includes(name));
  return missing.length > 0 ? lacksCertificates(officer, missing) : undefined;
}
