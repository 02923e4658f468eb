import type { NewEvent, TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { compare, fingerprintFor, type CandidateTicket, type SoughtTicket } from './compare';
import { splitText, tell } from './messages';
import { possibleDuplicates } from './possible-duplicates';
import { register, type Registering } from './register';
import type { Ticket } from './ticket';
import type { IntakeView } from './view';

/** The words that tell of one matter; the matter, where somebody chose it. */
export interface Part {
  readonly text: string;
  readonly matter?: string | undefined;
}
/** A further part, with what its new ticket is called. */
export interface Off extends Part {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly queryCode: string;
}
export interface Splitting {
  readonly kept: Part;
  /** What `kept` is compared by with other tickets. */
  readonly fingerprint: NonNullable<Ticket['fingerprint']>;
  readonly off: readonly Off[];
}

const noTicket: Refused = {
  refused: 'not-found',
  detail: { zh: '未找到该工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
};
const notOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: { zh: '只能拆分办理中的工单；新的诉求请另行登记', en: 'Split an open ticket; register what is new' },
};
const noSplit: Refused = {
  refused: 'invalid-input',
  detail: { zh: '拆分至少要有两部分，每部分都要有内容', en: 'A split has two parts or more, and each has words' },
  hint: { zh: '请写明每件事的内容', en: 'Give the words of each matter' },
};

const splitBefore: Refused = {
  refused: 'key-reused',
  detail: { zh: '该幂等键早已拆分过本工单', en: 'The ticket was split with this Idempotency-Key long ago' },
  hint: { zh: '再次拆分请使用新的幂等键', en: 'Use a new key to split it again' },
};

const said = ({ text, matter }: Part): { text: string; matter?: string } => ({
  text: mask(text),
  ...(matter ? { matter } : {}),
});

/**
 * 拆分: the ticket goes on with the first part; its narrative stays whole. Each further part is told as a fact, from
 * which its ticket is registered. Its own
 * caller, who told all of it, waits for all of them; who came by a merge waits for this one.
 */
export function split(
  state: Ticket | undefined,
  { kept, fingerprint, off }: Splitting,
  { jurisdiction, actor }: CommandContext,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return noTicket;
  if (state.situation !== 'open') return notOpen;
  const [first] = off;
  if (!first || [kept, ...off].some(({ text }) => text.trim() === '')) return noSplit;
  if (off.some(({ ticketId }) => wordsOf(state, ticketId) !== undefined)) return splitBefore;
  const into = off.map(({ ticketId, ticketNo }) => ({ ticketId, ticketNo }));
  const { address, ...where } = state.location;
  const location = { ...where, ...(address ? { address: mask(address) } : {}) };
  const parts = off.map((part): NewEvent => ({
    type: 'PartSplitOff',
    data: { ticketId: part.ticketId, ticketNo: part.ticketNo, queryCode: part.queryCode, ...said(part), by: actor.id },
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
    events: [{ type: 'TicketSplit', data: { kept: said(kept), into, location, by: actor.id } }, ...parts],
    acts: tell(own, `split.${first.ticketId}`, 'split', splitText([state, ...off])) ?? [],
  };
}

/** What was read for a part that was split off: the ticket that it came from, and what may be the same. */
export interface Origin extends Pick<Registering, 'fingerprint' | 'possiblySame' | 'joined'> {
  readonly origin: Ticket;
}

/**
 * The other side of a split: a ticket of its own, for the same caller at the same location, with the clock of the call.
 * Its caller got the numbers of all by one message.
 */
export function splitOff(
  state: Ticket | undefined,
  { subject, data }: TicketEvent<'PartSplitOff'>,
  context: Context,
  { origin, ...similar }: Origin,
): Decided<Ticket> {
  if (state) return undefined;
  const { ticketId, ticketNo, queryCode, matter, by } = data;
  const { channel, kind, location, externalNo, registeredAt, waiting } = origin;
  const narrative = wordsOf(origin, ticketId) ?? data.text;
  const caller = waiting[0]?.caller ?? { anonymity: 'anonymous' };
  const registration = {
    channel,
    caller,
    location,
    narrative,
    facts: {},
    ...(kind ? { kind } : {}),
    ...(externalNo ? { externalNo } : {}),
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

/** The words of a part as the caller said them. */
export const wordsOf = ({ splitInto }: Ticket, ticketId: string): string | undefined =>
  splitInto?.find((one) => one.ticketId === ticketId)?.text;

/** Number and query code of the ticket of a further part. */
export type SplitNumbers = Pick<Off, 'ticketNo' | 'queryCode'>;
export interface SplitInput {
  readonly kept: Part;
  readonly off: readonly (Part & Pick<Off, 'ticketId'>)[];
}

/** `split`, with numbers and codes as they were taken, one for each further part. */
export function splitWith(
  state: Ticket | undefined,
  { kept, off }: SplitInput,
  context: CommandContext<IntakeView>,
  numbers: readonly SplitNumbers[],
): Decided<Ticket> {
  if (!state) return noTicket;
  const { demand, location } = state;
  const fingerprint = fingerprintFor(context.view, { narrative: kept.text, demand, location });
  const numbered = off.map((part, i): Off => ({ ...part, ticketNo: '', queryCode: '', ...numbers[i] }));
  return split(state, { kept, off: numbered, fingerprint }, context);
}

/** What was read for a part that was split off. */
export interface SplitOffReads {
  readonly origin: Ticket;
  readonly sought: SoughtTicket;
  readonly candidates: readonly CandidateTicket[];
}

/** `splitOff`, with the candidates as they were read. */
export function splitOffAmong(
  state: Ticket | undefined,
  event: TicketEvent<'PartSplitOff'>,
  context: Context<IntakeView>,
  { origin, sought, candidates }: SplitOffReads,
): Decided<Ticket> {
  const similar = possibleDuplicates(compare(candidates, context.view, sought));
  return splitOff(state, event, context, { origin, fingerprint: sought.fingerprint, ...similar });
}
