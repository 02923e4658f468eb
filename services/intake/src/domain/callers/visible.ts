import type { Actor, Caller, Element, EventData } from '@hotline/contracts';
import { actsForUnit } from '@hotline/contracts/phrases';
import { mask, readContactHours } from '@hotline/text';
import { missingElements } from '../record/elements';
import type { Ticket } from '../ticket';
import { compareTranscript, type TranscriptComparison } from '../record/transcript';

/** How a caller can be reached, as far as events tell it: whether there is a number, and at which hours. */
export function reachOf({ phone, contactWindow }: Caller): ReachOfCaller {
  const contactHours = contactWindow === undefined ? undefined : readContactHours(contactWindow);
  return { ...(phone ? {} : { unreachable: true as const }), ...(contactHours ? { contactHours } : {}) };
}
export type ReachOfCaller = Pick<EventData<'TicketRegistered'>, 'unreachable' | 'contactHours'>;

/** A caller as a person may see them. */
export interface VisibleCaller extends Caller {
  /** Whether there is a number at which the hotline can reach the caller. */
  readonly hasNumber: boolean;
}

/**
 * The callers as the person may see them. A unit sees no telephone number: the hotline makes contact for it. Of a named
 * person it sees the first character of the name; of a hidden or anonymous caller, only that the caller is so.
 */
export const visibleCallers = ({ waiting }: Ticket, actor: Actor): VisibleCaller[] =>
  waiting.map(({ caller }) => ({
    ...(actsForUnit(actor) ? callerForUnit(caller) : caller),
    hasNumber: caller.phone !== undefined,
  }));

function callerForUnit({ phone: _phone, extension: _extension, name, contactWindow, ...others }: Caller): Caller {
  if (others.anonymity !== 'named') return { anonymity: others.anonymity };
  return {
    ...others,
    ...(name === undefined ? {} : { name: others.kind === 'company' ? mask(name) : maskedName(name) }),
    ...(contactWindow === undefined ? {} : { contactWindow: mask(contactWindow) }),
  };
}

/** A name that shows its first character only. */
const maskedName = (name: string): string => `${[...name][0] ?? ''}＊＊`;

/** The original words. For a unit, numbers are masked. */
export const visibleNarrative = ({ narrative }: Ticket, actor: Actor): string => wordsFor(actor)(narrative);

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
    text: wordsFor(actor)(text),
  }));

const wordsFor = (actor: Actor): ((text: string) => string) => (actsForUnit(actor) ? mask : (text) => text);

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
  return {
    ...open,
    elements: elementsForUnit(ticket),
    ...kept({ title: title && mask(title), demand: demand && mask(demand) }),
  };
}

/**
 * The five elements as a unit sees them. Numbers are masked. 何人 is left out if a caller is hidden or anonymous,
 * because it may name the caller.
 */
function elementsForUnit({ elements = {}, waiting }: Ticket): VisibleRecord['elements'] {
  const isNamed = waiting.every(({ caller }) => caller.anonymity === 'named');
  const shown = Object.entries(elements).filter(([element, told]) => told && (isNamed || element !== 'who'));
  return Object.fromEntries(shown.map(([element, told]) => [element, mask(told ?? '')]));
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
