import type { NewEvent, Registration } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { foreignLanguage, mask } from '@hotline/text';
import { reachOf } from './callers/visible';
import { registeredText, tell } from './messages';
import { compare, type CandidateTicket, type SoughtTicket } from './compare';
import type { FollowUpCall } from './follow-ups/follow-up-call';
import { followUpData, soundsLikeFollowUp } from './follow-ups/recognise';
import { readFollowUp } from './follow-ups/read-follow-up';
import { possibleDuplicates, possibleDuplicatesFound, type JoinedIssue } from './possible-duplicates';
import type { DuplicateCandidate, Ticket } from './ticket';
import type { IntakeView } from './view';

/** A registration with everything that was read or drawn for it, so that `register` itself is a pure function. */
export interface PreparedRegistration {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly fingerprint: NonNullable<Ticket['fingerprint']>;
  readonly possiblySame: readonly DuplicateCandidate[];
  readonly joined: JoinedIssue;
  readonly registration: Registration;
  /**
   * Whether the caller gets a receipt by message. False for past complaints that are replayed, and for the part of a
   * split.
   */
  readonly notify: boolean;
  /** Set when the call sounds as if it was about an earlier ticket. */
  readonly followUp?: FollowUpCall | undefined;
  /** Whether somebody confirmed that the call is about something new nevertheless. */
  readonly isConfirmedNew?: boolean;
  /** Set when the ticket is a part of a ticket that was split. Its clock starts at the original call. */
  readonly split?: {
    readonly from: string;
    /** Epoch ms. */
    readonly receivedAt: number;
    readonly chosen?: { readonly matter: string; readonly by: string };
  };
}

/**
 * A registration as a channel delivers it. The code that executes the command chooses the ticket id, so that a repeated
 * request finds the ticket.
 */
export interface RegisterInput extends Pick<
  PreparedRegistration,
  'ticketId' | 'registration' | 'notify' | 'isConfirmedNew'
> {
  /**
   * What to do with a call that sounds as if it was about an earlier ticket: refuse it until somebody confirms that it
   * is new, register it and let a person decide, or take no notice (past complaints that are replayed).
   */
  readonly followUps: 'confirm' | 'decide-later' | 'ignore';
}

/**
 * What was read for a registration. `numbers`: its ticket number and query code; undefined if it will be refused as a
 * follow-up call.
 */
export interface RegistrationReads {
  readonly sought: SoughtTicket;
  readonly candidates: readonly CandidateTicket[];
  readonly followUp: FollowUpCall | undefined;
  readonly numbers: Pick<PreparedRegistration, 'ticketNo' | 'queryCode'> | undefined;
}

/** Calls `register` with the candidates that were read. `reads` is absent when the ticket exists already. */
export function registerAmong(
  state: Ticket | undefined,
  input: RegisterInput,
  context: CommandContext<IntakeView>,
  reads: RegistrationReads | undefined,
): Decided<Ticket> {
  if (state || !reads) return registeredBefore;
  const { followUp, numbers, sought, candidates } = reads;
  if (followUp && mustConfirm(input)) return soundsLikeFollowUp(followUp);
  if (!numbers) throw new Error('no ticket number was drawn');
  const similar = possibleDuplicates(compare(candidates, context.view, sought));
  return register(state, { ...input, ...numbers, followUp, fingerprint: sought.fingerprint, ...similar }, context);
}

/** Whether a follow-up call may not be registered before somebody confirms that it is new. */
export const mustConfirm = ({ followUps, isConfirmedNew }: RegisterInput): boolean =>
  followUps === 'confirm' && isConfirmedNew !== true;

const registeredBefore: Refused = {
  refused: 'key-reused',
  detail: { zh: '这次提交此前已登记过工单', en: 'This submission has already registered a ticket' },
  hint: {
    zh: '登记新的诉求，请刷新页面后重新填写',
    en: 'To register another ticket, load the page again and fill it in once more',
  },
};

/**
 * 受理: registers a ticket. The event carries the text with phone and identity numbers masked; only intake stores the
 * original.
 */
export function register(
  state: Ticket | undefined,
  input: PreparedRegistration,
  { now, jurisdiction }: CommandContext,
): Decided<Ticket> {
  if (state) return registeredBefore;
  const { registration, ticketNo, queryCode } = input;
  const { channel, caller, location, narrative } = registration;
  const ticket: Ticket = {
    jurisdiction,
    situation: 'open',
    ticketNo,
    queryCode,
    channel,
    waiting: [{ ticket: input.ticketId, caller }],
    location,
    narrative,
    registeredAt: input.split?.receivedAt ?? now,
    fingerprint: input.fingerprint,
    possiblySame: input.possiblySame,
    units: [],
    messages: [],
    ...optionalFields(registration),
    ...(location.region ? { region: location.region } : {}),
    ...(input.joined.issue ? { issue: input.joined.issue } : {}),
    ...(input.split ? { splitFrom: input.split.from } : {}),
    ...(input.followUp && !input.isConfirmedNew ? { followUp: input.followUp } : {}),
  };
  return {
    state: ticket,
    events: [registered(ticket, registration, input), ...possibleDuplicatesFound(input.possiblySame, input.joined)],
    ...(input.notify
      ? { acts: tell(ticket, 'registered', 'registered', registeredText(ticketNo, queryCode)) ?? [] }
      : {}),
  };
}

const OPTIONAL = [
  'kind',
  'demand',
  'title',
  'accused',
  'tags',
  'elements',
  'recordingId',
  'transcriptId',
  'transcript',
  'externalNo',
] as const;

/** The fields of a registration that a ticket has only when they were given. */
export function optionalFields(
  given: Pick<Registration, (typeof OPTIONAL)[number]>,
): Partial<Pick<Ticket, (typeof OPTIONAL)[number]>> {
  const kept = OPTIONAL.filter((name) => given[name] !== undefined && given[name] !== '');
  return Object.fromEntries(kept.map((name) => [name, given[name]]));
}

/** Mandarin and other varieties of Chinese. */
const CHINESE = /^(?:zh|cmn|yue|wuu|nan|hak|gan|hsn|cjy)(?:-|$)/;

/** The language of the call as the operator gave it, or else as the text shows it. Undefined for Chinese. */
export function languageOf({ caller, narrative }: Pick<Registration, 'caller' | 'narrative'>): string | undefined {
  if (caller.language === undefined) return foreignLanguage(narrative);
  return CHINESE.test(caller.language) ? undefined : caller.language;
}

/** A mobile number, or an identity number: region, date of birth, three digits and a check character. */
const NUMBER_OF_PERSON =
  /^(?:(?:\+|00)?86)?1[3-9]\d{9}$|^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/i;

/** The number by which lists find the ticket; none if it could be the number of a person. */
const publicExternalNo = ({ externalNo }: Pick<Ticket, 'externalNo'>): { externalNo?: string } =>
  externalNo === undefined || NUMBER_OF_PERSON.test(externalNo.replace(/[\s-]/g, '')) ? {} : { externalNo };

/** A call that quotes a ticket, or tells a second matter, is not closed by an automatic answer. */
function answerer(narrative: string): { readonly answerByPerson?: true } {
  const { quoted, second } = readFollowUp(narrative);
  return quoted.length > 0 || second !== undefined ? { answerByPerson: true } : {};
}

function registered(
  ticket: Ticket,
  { facts, caller }: Registration,
  { split, notify, followUp, isConfirmedNew = false }: PreparedRegistration,
): NewEvent {
  const { ticketNo, queryCode, channel, kind, location, title, narrative, demand, tags } = ticket;
  const language = languageOf({ caller, narrative });
  return {
    type: 'TicketRegistered',
    data: {
      ticketNo,
      queryCode,
      ...publicExternalNo(ticket),
      channel,
      ...(kind ? { kind } : {}),
      location: { ...location, ...(location.address ? { address: mask(location.address) } : {}) },
      ...(title ? { title: mask(title) } : {}),
      narrative: mask(narrative),
      ...(tags ? { tags } : {}),
      ...(language ? { language } : {}),
      ...(demand ? { demand: mask(demand) } : {}),
      facts,
      anonymity: caller.anonymity,
      ...reachOf(caller),
      ...(followUp ? { followUp: followUpData(followUp, isConfirmedNew) } : {}),
      ...answerer(narrative),
      receivedAt: new Date(ticket.registeredAt).toISOString(),
      ...(split || notify ? {} : { replayed: true }),
      ...(split ? { splitFrom: split.from, ...(split.chosen ? { chosen: split.chosen } : {}) } : {}),
    },
  };
}
