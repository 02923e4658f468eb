import type { Actor } from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import { units, type TicketHistoryEntry, type TicketRow } from './row';

/** A unit reads the tickets that it leads or assists; every other role reads all tickets of its jurisdiction. */
export const mayRead = (row: TicketRow, actor: Actor): boolean =>
  !actsForUnit(actor) || units(row).includes(actor.unit ?? '');

/**
 * Events that units must not read: those that tell when callers are called back, and the possible duplicates, which name
 * tickets and callers of other units.
 */
const OF_THE_HOTLINE: ReadonlySet<string> = new Set([
  'CallbackOpened',
  'CallbackScheduled',
  'CallbackSkipped',
  'PossiblySameFound',
]);

/**
 * Whether the actor may read an entry of the history. Some notes are only for the unit that wrote them, or for that
 * unit and the hotline. Units must not know when callers are called back.
 */
export function mayReadEntry({ type, data }: TicketHistoryEntry, actor: Actor): boolean {
  if (OF_THE_HOTLINE.has(type)) return !actsForUnit(actor);
  if (type !== 'NoteAdded' || data.readers === 'caller') return true;
  return actsForUnit(actor) ? actor.unit === data.unit : data.readers === 'hotline';
}

/**
 * The refusal when the actor may not read a ticket; undefined when they may. A ticket of another jurisdiction is
 * reported as not found.
 */
export function refuseReading(row: TicketRow | undefined, actor: Actor, jurisdiction: string): Refused | undefined {
  if (row?.jurisdiction !== jurisdiction) return ticketNotFound;
  return mayRead(row, actor) ? undefined : notOfThisUnit;
}

/** The refusal when the actor may not list the tickets of a unit; undefined when they may. */
export const refuseListOf = (unit: string | undefined, actor: Actor): Refused | undefined =>
  actsForUnit(actor) && unit !== undefined && unit !== actor.unit ? ownTicketsOnly : undefined;

/** The unit whose tickets a list holds; undefined for the tickets of all units. */
export const listedUnit = (unit: string | undefined, actor: Actor): string | undefined =>
  actsForUnit(actor) ? (actor.unit ?? '') : unit;

const notOfThisUnit: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: { zh: '只有主办和协办单位可以查看', en: 'Only its lead and its assistants may read it' },
};
const ownTicketsOnly: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '只能查看本单位的工单', en: 'A unit can list only its own tickets' },
  hint: { zh: '请勿指定单位', en: 'Do not choose a unit' },
};
