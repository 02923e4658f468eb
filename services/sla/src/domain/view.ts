import type { Text } from '@hotline/contracts';
import { targetNameLabels } from '@hotline/contracts/labels';
import { localDates } from '@hotline/calendar';
import type { EscalationStep, Jurisdiction, TimingRules } from '@hotline/jurisdiction';
import type { Target } from './sla-clock';
import { timeOf, type Time } from './time';

/** The parts of a jurisdiction that this service uses. */
export interface SlaView extends Time, TimingRules {
  /** The escalation step with this id. */
  step(id: string): EscalationStep | undefined;
  unitName(id: string): Text;
  postName(id: string): Text;
  /** Name of the emergency service whose clock it is. */
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

/** Names for a unit, a service and a post that the jurisdiction no longer has. */
const FORMER_UNIT: Text = { zh: '原单位', en: 'a former unit' };
const FORMER_SERVICE: Text = { zh: '原紧急服务', en: 'a former emergency service' };
const FORMER_POST: Text = { zh: '原岗位', en: 'a former post' };

const DAY_MS = 86_400_000;
/** Largest time, in ms, by which a local day is longer than usual, where clocks are put back. */
const LONGEST_SHIFT_MS = 7_200_000;

export const viewOf = (jurisdiction: Jurisdiction): SlaView => ({
  ...timeOf(jurisdiction),
  ...jurisdiction.timing,
  dayOf: (at) => localDates(jurisdiction.calendar.timeZone).dateOf(at),
  startOf: (day) => localDates(jurisdiction.calendar.timeZone).startOf(day),
  endOf: (day) => {
    const dates = localDates(jurisdiction.calendar.timeZone);
    return dates.startOfDay(dates.startOf(day) + DAY_MS + LONGEST_SHIFT_MS);
  },
  step: (id) => jurisdiction.escalation.find((step) => step.id === id),
  unitName: (id) => jurisdiction.units.get(id)?.name ?? FORMER_UNIT,
  partyName: (party) => jurisdiction.guides.get(party)?.title ?? FORMER_SERVICE,
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
