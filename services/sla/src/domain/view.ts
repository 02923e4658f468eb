import type { Text } from '@hotline/contracts';
import { targetNameLabels } from '@hotline/contracts/labels';
import { localDates } from '@hotline/calendar';
import type { EscalationStep, Jurisdiction, Statute, TimingRules } from '@hotline/jurisdiction';
import type { Target } from './sla-clock';
import { endOfDay, timeOf, type Time } from './time';

/** The parts of a jurisdiction that this service uses. */
export interface SlaView extends Time, TimingRules {
  /** The escalation step with this id. */
  step(id: string): EscalationStep | undefined;
  /** Limits of laws, by id. */
  readonly statutes: ReadonlyMap<string, Statute>;
  unitName(id: string): Text;
  postName(id: string): Text;
  /** Name of the assistant or the emergency service whose clock it is. */
  partyName(party: string): Text;
  /** The local day of an instant, written `2026-01-05`. */
  dayOf(at: number): string;
  /** The first instant of a local day. */
  startOf(day: string): number;
  /** The first instant after a local day, written `2026-01-05`. */
  endOf(day: string): number;
  readonly hotline: string;
  readonly coordination: string;
  /** IANA time zone in which sentences give times. */
  readonly zone: string;
}

/** Names for a unit (or service) and for a post that the jurisdiction no longer has. */
const FORMER_UNIT: Text = { zh: '原单位', en: 'a former unit' };
const FORMER_POST: Text = { zh: '原岗位', en: 'a former post' };

export const viewOf = (jurisdiction: Jurisdiction): SlaView => ({
  ...timeOf(jurisdiction),
  ...jurisdiction.timing,
  dayOf: (at) => localDates(jurisdiction.calendar.timeZone).dateOf(at),
  startOf: (day) => localDates(jurisdiction.calendar.timeZone).startOf(day),
  endOf: (day) => {
    const { timeZone } = jurisdiction.calendar;
    return endOfDay(timeZone, localDates(timeZone).startOf(day));
  },
  step: (id) => jurisdiction.escalation.find((step) => step.id === id),
  statutes: jurisdiction.statutes,
  unitName: (id) => jurisdiction.units.get(id)?.name ?? FORMER_UNIT,
  partyName: (party) => jurisdiction.units.get(party)?.name ?? jurisdiction.guides.get(party)?.title ?? FORMER_UNIT,
  postName: (id) => jurisdiction.posts.get(id)?.name ?? FORMER_POST,
  hotline: jurisdiction.hotline,
  coordination: jurisdiction.coordination,
  zone: jurisdiction.calendar.timeZone,
});

/** The name of a clock, and whose clock it is if several of one name run side by side. Example: `转接确认（110报警）`. */
export function clockName(
  { name, party }: Pick<Target, 'name' | 'party'>,
  { partyName }: Pick<SlaView, 'partyName'>,
): Text {
  const label = targetNameLabels[name];
  if (party === undefined) return label;
  const of = partyName(party);
  return { zh: `${label.zh}（${of.zh}）`, en: `${label.en} (${of.en})` };
}
