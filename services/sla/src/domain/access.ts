import type { Actor } from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { SlaClock } from './sla-clock';

/** The clocks of a ticket, or the refusal. A unit can read only the clocks of tickets that it leads or assists. */
export function refuseReading(clock: SlaClock | undefined, actor: Actor, jurisdiction: string): SlaClock | Refused {
  if (clock?.jurisdiction !== jurisdiction) return ticketNotFound;
  return !actsForUnit(actor) || clock.units?.includes(actor.unit ?? '') ? clock : notOfThisUnit;
}

const notOfThisUnit: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办和协办单位可以查看时限', en: 'Only its lead and its assistants may read its clocks' },
};

/**
 * The refusal for a person who may not read the notices of a unit. Its own people, supervisors and administrators may.
 */
export function refuseUnit(
  unit: string,
  { actor, own, exists }: { readonly actor: Actor; readonly own: readonly string[]; readonly exists: boolean },
): Refused | undefined {
  if (!exists) return noSuchUnit;
  const seesAll = actor.role === 'supervisor' || actor.role === 'admin';
  return seesAll || own.includes(unit) ? undefined : noticesOfOthers;
}

const noSuchUnit: Refused = {
  refused: 'unknown-unit',
  detail: { zh: '没有这个单位', en: 'There is no such unit' },
  hint: { zh: '请从单位清单中选择', en: 'Choose one from the list of units' },
};

const noticesOfOthers: Refused = {
  refused: 'not-allowed',
  detail: { zh: '只能查看本单位的提醒', en: 'You can see only the notices of your own unit' },
  hint: { zh: '其他单位的提醒由督办员查看', en: 'Supervisors can see the notices of other units' },
};
