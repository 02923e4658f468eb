import type { NewEvent, Registration } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { registeredText, tell } from './messages';
import { compare, type CandidateTicket, type SoughtTicket } from './compare';
import { possibleDuplicates, possibleDuplicatesFound, type Joined } from './possible-duplicates';
import type { Candidate, Ticket } from './ticket';
import type { IntakeView } from './view';

/** A registration with what was gathered for it: chance, counters and other tickets come in as data. */
export interface Registering {
  readonly ticketId: string;
  readonly ticketNo: string;
  readonly queryCode: string;
  readonly fingerprint: NonNullable<Ticket['fingerprint']>;
  readonly possiblySame: readonly Candidate[];
  readonly joined: Joined;
  readonly registration: Registration;
  /** Whether the caller gets a receipt by message; not when past complaints are replayed. */
  readonly notify: boolean;
  /** One matter of an earlier call: its clock is that of the call. */
  readonly split?: {
    readonly from: string;
    /** Epoch ms. */
    readonly receivedAt: number;
    readonly chosen?: { readonly matter: string; readonly by: string };
  };
}

/** What a channel brings. The id of the ticket is known before it is stored. */
export type RegisterInput = Pick<Registering, 'ticketId' | 'registration' | 'notify'>;

/** What was read for a registration. */
export interface RegistrationReads extends Pick<Registering, 'ticketNo' | 'queryCode'> {
  readonly sought: SoughtTicket;
  readonly candidates: readonly CandidateTicket[];
}

/** `register`, with the candidates as they were read; `reads` is absent when the ticket exists already. */
export function registerAmong(
  state: Ticket | undefined,
  input: RegisterInput,
  context: CommandContext<IntakeView>,
  reads: RegistrationReads | undefined,
): Decided<Ticket> {
  if (state || !reads) return registeredBefore;
  const { ticketNo, queryCode, sought, candidates } = reads;
  const similar = possibleDuplicates(compare(candidates, context.view, sought));
  return register(state, { ...input, ticketNo, queryCode, fingerprint: sought.fingerprint, ...similar }, context);
}

const registeredBefore: Refused = {
  refused: 'key-reused',
  detail: { zh: '该幂等键早已登记过一张工单', en: 'A ticket was registered with this Idempotency-Key long ago' },
  hint: { zh: '新的诉求请使用新的幂等键', en: 'Use a new key for a new ticket' },
};

/** 受理. Other services read the text without the numbers that tell who the caller is; the original stays here. */
export function register(
  state: Ticket | undefined,
  input: Registering,
  { now, jurisdiction }: CommandContext,
): Decided<Ticket> {
  if (state) return registeredBefore;
  const { registration, ticketNo, queryCode } = input;
  const { channel, kind, caller, location, narrative, demand, externalNo } = registration;
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
    ...(kind ? { kind } : {}),
    ...(demand ? { demand } : {}),
    ...(externalNo ? { externalNo } : {}),
    ...(location.region ? { region: location.region } : {}),
    ...(input.joined.issue ? { issue: input.joined.issue } : {}),
    ...(input.split ? { splitFrom: input.split.from } : {}),
  };
  return {
    state: ticket,
    events: [
      registered(ticket, registration, input.split),
      ...possibleDuplicatesFound(input.possiblySame, input.joined),
    ],
    ...(input.notify
      ? { acts: tell(ticket, 'registered', 'registered', registeredText(ticketNo, queryCode)) ?? [] }
      : {}),
  };
}

function registered(ticket: Ticket, { facts, caller }: Registration, split: Registering['split']): NewEvent {
  const { ticketNo, queryCode, channel, kind, location, narrative, demand } = ticket;
  return {
    type: 'TicketRegistered',
    data: {
      ticketNo,
      queryCode,
      channel,
      ...(kind ? { kind } : {}),
      location: { ...location, ...(location.address ? { address: mask(location.address) } : {}) },
      narrative: mask(narrative),
      ...(demand ? { demand: mask(demand) } : {}),
      facts,
      anonymity: caller.anonymity,
      receivedAt: new Date(ticket.registeredAt).toISOString(),
      ...(split ? { splitFrom: split.from, ...(split.chosen ? { chosen: split.chosen } : {}) } : {}),
    },
  };
}
