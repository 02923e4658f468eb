import type { NewEvent, TicketEvent } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Context, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { compare, fingerprintFor, type CandidateTicket, type SoughtTicket } from './compare';
import { splitText, tell } from './messages';
import { possibleDuplicates } from './possible-duplicates';
import { optionalFields, register, type PreparedRegistration } from './register';
import type { Ticket } from './ticket';
import type { IntakeView } from './view';

/** The words about one matter, and the code of the matter if a person chose it. */
export interface TicketPart {
  readonly text: string;
  readonly matter?: string | undefined;
}
/** A part that gets a ticket of its own, with the id, number and query code of that ticket. */
export interface SplitOffPart extends TicketPart {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly queryCode: string;
}
export interface NumberedSplit {
  readonly kept: TicketPart;
  /** Fingerprint of `kept`, to compare the ticket with others. */
  readonly fingerprint: NonNullable<Ticket['fingerprint']>;
  readonly off: readonly SplitOffPart[];
}

const notOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: {
    zh: '只能拆分办理中的工单；新的诉求请另行登记',
    en: 'Only an open ticket can be split; register a new matter as a new ticket',
  },
};

const splitBefore: Refused = {
  refused: 'key-reused',
  detail: { zh: '这次提交此前已拆分过本工单', en: 'This submission has already split the ticket' },
  hint: {
    zh: '如需再次拆分，请刷新页面后重新填写',
    en: 'To split the ticket again, load the page again and fill it in once more',
  },
};

/** A part as events carry it: its words with phone and identity numbers masked. */
const maskedPart = ({ text, matter }: TicketPart): { text: string; matter?: string } => ({
  text: mask(text),
  ...(matter ? { matter } : {}),
});

/**
 * 拆分: the ticket keeps its narrative and continues with the first part. Each further part is published as an event,
 * from which its ticket is registered. The caller of the original call gets one message with the numbers of all parts.
 * Callers who came by a merge stay with this ticket only.
 */
export function split(
  state: Ticket | undefined,
  { kept, fingerprint, off }: NumberedSplit,
  { jurisdiction, actor }: CommandContext,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  const [first] = off;
  if (!first) throw new Error('a split has two parts at least, which the operation demands');
  if (off.some(({ ticketId }) => wordsOf(state, ticketId) !== undefined)) return splitBefore;
  const into = off.map(({ ticketId, ticketNo }) => ({ ticketId, ticketNo }));
  const { address, ...where } = state.location;
  const location = { ...where, ...(address ? { address: mask(address) } : {}) };
  const parts = off.map((part): NewEvent => ({
    type: 'PartSplitOff',
    data: {
      ticketId: part.ticketId,
      ticketNo: part.ticketNo,
      queryCode: part.queryCode,
      ...maskedPart(part),
      by: actor.id,
    },
  }));
  const own = { ...state, waiting: state.waiting.slice(0, 1) };
  return {
    state: {
      ...state,
      part: kept.text,
      fingerprint,
      splitInto: [
        ...(state.splitInto ?? []),
        ...off.map(({ ticketId, ticketNo, text }) => ({ ticketId, ticketNo, text })),
      ],
    },
    events: [{ type: 'TicketSplit', data: { kept: maskedPart(kept), into, location, by: actor.id } }, ...parts],
    acts: tell(own, `split.${first.ticketId}`, 'split', splitText([state, ...off])) ?? [],
  };
}

/** The ticket from which a part was split off, and the possible duplicates of the part. */
export interface SplitOrigin extends Pick<PreparedRegistration, 'fingerprint' | 'possiblySame' | 'joined'> {
  readonly origin: Ticket;
}

/**
 * Registers the ticket of a part that was split off. It has the caller, location, channel and time of the original
 * call. It sends no receipt, because the message about the split already told its number.
 */
export function splitOff(
  state: Ticket | undefined,
  { subject, data }: TicketEvent<'PartSplitOff'>,
  context: Context,
  { origin, ...similar }: SplitOrigin,
): Decided<Ticket> {
  if (state) return undefined;
  const { ticketId, ticketNo, queryCode, matter, by } = data;
  const { channel, location, registeredAt, waiting } = origin;
  const { kind, accused, tags, recordingId, externalNo } = origin;
  const narrative = wordsOf(origin, ticketId) ?? data.text;
  const caller = waiting[0]?.caller ?? { anonymity: 'anonymous' };
  const registration = {
    channel,
    caller,
    location,
    narrative,
    facts: {},
    ...optionalFields({ kind, accused, tags, recordingId, externalNo }),
  };
  const chosen = matter ? { chosen: { matter, by } } : {};
  return register(
    undefined,
    {
      ticketId,
      ticketNo,
      queryCode,
      registration,
      notify: false,
      ...similar,
      split: { from: subject, receivedAt: registeredAt, ...chosen },
    },
    { ...context, actor: { id: by, role: 'system' } },
  );
}

/** The original words of a part; undefined if the ticket has no such part. */
export const wordsOf = ({ splitInto }: Ticket, ticketId: string): string | undefined =>
  splitInto?.find((one) => one.ticketId === ticketId)?.text;

/** Number and query code for the ticket of a part that is split off. */
export type SplitNumbers = Pick<SplitOffPart, 'ticketNo' | 'queryCode'>;
export interface SplitInput {
  readonly kept: TicketPart;
  readonly off: readonly (TicketPart & Pick<SplitOffPart, 'ticketId'>)[];
}

/** Calls `split` with a ticket number and a query code for each further part. */
export function splitWith(
  state: Ticket | undefined,
  { kept, off }: SplitInput,
  context: CommandContext<IntakeView>,
  numbers: readonly SplitNumbers[],
): Decided<Ticket> {
  if (!state) return ticketNotFound;
  const { demand, location } = state;
  const fingerprint = fingerprintFor(context.view, { narrative: kept.text, demand, location });
  const numbered = off.map((part, i): SplitOffPart => ({ ...part, ticketNo: '', queryCode: '', ...numbers[i] }));
  return split(state, { kept, off: numbered, fingerprint }, context);
}

/** The ticket from which a part was split off, and open tickets that may be duplicates of the part. */
export interface SplitOffReads {
  readonly origin: Ticket;
  readonly sought: SoughtTicket;
  readonly candidates: readonly CandidateTicket[];
}

/** Calls `splitOff` with the candidates that were read. */
export function splitOffAmong(
  state: Ticket | undefined,
  event: TicketEvent<'PartSplitOff'>,
  context: Context<IntakeView>,
  { origin, sought, candidates }: SplitOffReads,
): Decided<Ticket> {
  const similar = possibleDuplicates(compare(candidates, context.view, sought));
  return splitOff(state, event, context, { origin, fingerprint: sought.fingerprint, ...similar });
}
