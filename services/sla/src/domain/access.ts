import type { Actor } from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { SlaClock } from './sla-clock';

/** The clocks of a ticket of this jurisdiction; a unit reads those of the tickets that it leads or assists. */
export function refuseReading(clock: SlaClock | undefined, actor: Actor, jurisdiction: string): SlaClock | Refused {
  if (clock?.jurisdiction !== jurisdiction) return ticketNotFound;
  return !actsForUnit(actor) || clock.units?.includes(actor.unit ?? '') ? clock : notOfThisUnit;
}

const notOfThisUnit: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办和协办单位可以查看时限', en: 'Only its lead and its assistants may read its clocks' },
};
