import type { Text } from '@hotline/contracts';
import type { EscalationStep, Jurisdiction } from '@hotline/jurisdiction';
import { timeOf, type Time } from './time';

/** What the rules of the service see of a jurisdiction. */
export interface SlaView extends Time {
  /** Step of the ladder by its id. */
  step(id: string): EscalationStep | undefined;
  unitName(id: string): Text;
  postName(id: string): Text;
  readonly hotline: string;
  readonly coordination: string;
  /** IANA time zone of times in sentences. */
  readonly zone: string;
}

/** Of a unit or a post that the jurisdiction no longer has. */
const FORMER_UNIT: Text = { zh: '原单位', en: 'a former unit' };
const FORMER_POST: Text = { zh: '原岗位', en: 'a former post' };

export const viewOf = (jurisdiction: Jurisdiction): SlaView => ({
  ...timeOf(jurisdiction),
  step: (id) => jurisdiction.escalation.find((step) => step.id === id),
  unitName: (id) => jurisdiction.units.get(id)?.name ?? FORMER_UNIT,
  postName: (id) => jurisdiction.posts.get(id)?.name ?? FORMER_POST,
  hotline: jurisdiction.hotline,
  coordination: jurisdiction.coordination,
  zone: jurisdiction.calendar.timeZone,
});
