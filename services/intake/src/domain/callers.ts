import type { Actor, Caller, Element, EventData } from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask, readContactHours } from '@hotline/text';
import { missingElements } from './record/elements';
import type { Ticket } from './ticket';
import { compareTranscript, type TranscriptComparison } from './record/transcript';

/** How a caller can be reached, as far as events tell it: whether there is a number, and at which hours. */
export function reachOf({ phone, contactWindow }: Caller): ReachOfCaller {
  const contactHours = contactWindow === undefined ? undefined : readContactHours(contactWindow);
  return { ...(phone ? {} : { unreachable: true as const }), ...(contactHours ? { contactHours } : {}) };
}
export type ReachOfCaller = Pick<EventData<'TicketRegistered'>, 'unreachable' | 'contactHours'>;

const notYours: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '该工单不由本单位承办', en: 'Your unit neither leads nor assists this ticket' },
  hint: {
    zh: '只有主办和协办单位可以查看诉求人信息',
    en: 'Only the lead and the assistants of a ticket can read its callers',
  },
};

/** Lets a person read the personal data of the callers. The event records who read them and why. */
export function viewCaller(
  state: Ticket | undefined,
  { reason }: { readonly reason: string },
  { actor }: CommandContext,
): Decided<Ticket> {
  if (!state) return ticketNotFound;
  if (actsForUnit(actor) && !state.units.includes(actor.unit ?? '')) return notYours;
  return { state, events: [{ type: 'CallerViewed', data: { reason: mask(reason) } }] };
}

/**
 * The callers as the person may see them. Of a hidden or anonymous caller, a unit sees only that the caller is hidden
 * or anonymous.
 */
export function visibleCallers(ticket: Ticket, actor: Actor): Ticket['waiting'] {
  if (!actsForUnit(actor)) return ticket.waiting;
  return ticket.waiting.map((waiting) =>
    waiting.caller.anonymity === 'named'
      ? waiting
      : { ticket: waiting.ticket, caller: { anonymity: waiting.caller.anonymity } },
  );
}

/** The original words. For a unit, numbers are masked when one of the callers is hidden or anonymous. */
export const visibleNarrative = (ticket: Ticket, actor: Actor): string => wordsFor(ticket, actor)(ticket.narrative);

/** Corrections with the earlier values. A unit gets none. */
export const visibleAmendments = ({ amendments = [] }: Ticket, actor: Actor) =>
  actsForUnit(actor)
    ? []
    : amendments.map(({ at, by, reason, fields, before }) => ({
        at: new Date(at).toISOString(),
        by,
        reason,
        fields: [...fields],
        before,
      }));

/** Information that was added later; numbers are masked as in the narrative. */
export const visibleAdditions = (ticket: Ticket, actor: Actor): { at: string; text: string }[] =>
  (ticket.additions ?? []).map(({ at, text }) => ({
    at: new Date(at).toISOString(),
    text: wordsFor(ticket, actor)(text),
  }));

const wordsFor = ({ waiting }: Ticket, actor: Actor): ((text: string) => string) =>
  actsForUnit(actor) && waiting.some(({ caller }) => caller.anonymity !== 'named') ? mask : (text) => text;

/**
 * The fields of the record that a person may read, apart from the callers. A unit reads neither recording nor
 * transcript.
 */
export function visibleRecord(ticket: Ticket, actor: Actor): VisibleRecord {
  const { title, demand, accused, tags = [], elements = {}, recordingId, transcriptId, transcript } = ticket;
  const open = { tags, missing: missingElements(ticket), ...kept({ title, demand, accused }) };
  if (!actsForUnit(actor))
    return {
      ...open,
      elements,
      ...kept({ recordingId, transcriptId }),
      ...(transcript === undefined ? {} : { transcript: compareTranscript(transcript, ticket.narrative) }),
    };
  if (ticket.waiting.every(({ caller }) => caller.anonymity === 'named')) return { ...open, elements };
  const { who: _who, ...others } = elements;
  return { ...open, elements: others, ...kept({ title: title && mask(title), demand: demand && mask(demand) }) };
}
export type VisibleRecord = Pick<Ticket, 'title' | 'demand' | 'accused' | 'recordingId' | 'transcriptId'> & {
  readonly tags: NonNullable<Ticket['tags']>;
  readonly elements: NonNullable<Ticket['elements']>;
  readonly missing: Element[];
  readonly transcript?: TranscriptComparison;
};

/** The fields that have a value. */
const kept = <F extends object>(fields: F): { [K in keyof F]?: NonNullable<F[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof F]?: NonNullable<F[K]>;
  };
