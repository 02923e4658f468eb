import type { EventData } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { reachOf } from '../callers/visible';
import { compare, type CandidateTicket, type SoughtTicket } from '../compare';
import { possibleDuplicates, possibleDuplicatesFound } from '../possible-duplicates';
import type { AmendedField, RecordedFields, Ticket } from '../ticket';
import type { IntakeView } from '../view';

/** A correction. Fields that are not given stay; location and caller are replaced as a whole. */
export type AmendInput = RecordedFields & { readonly reason: string };

const FIELDS: readonly AmendedField[] = ['title', 'narrative', 'demand', 'location', 'caller'];

const nothingChanged: Refused = {
  refused: 'invalid-input',
  detail: { zh: '没有需要更正的内容', en: 'The correction changes nothing' },
  hint: { zh: '请填写与现有记录不同的内容', en: 'Change the value of at least one field' },
};
const wasSplit: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已拆分，不能更正诉求内容', en: 'The ticket was split, so its narrative cannot be corrected' },
  hint: { zh: '请用“补充情况”写明', en: 'Add the correction as further information' },
};

const recordedOf = ({ title, narrative, demand, location, waiting }: Ticket): RecordedFields => ({
  title,
  narrative,
  demand,
  location,
  caller: waiting[0]?.caller,
});

/** The fields to which the correction gives another value. */
function changedFields(ticket: Ticket, input: AmendInput): AmendedField[] {
  const recorded = recordedOf(ticket);
  return FIELDS.filter(
    (name) => input[name] !== undefined && JSON.stringify(input[name]) !== JSON.stringify(recorded[name]),
  );
}

/** The ticket after the correction. */
export function amended(ticket: Ticket, { title, narrative, demand, location, caller }: AmendInput): Ticket {
  const [own, ...others] = ticket.waiting;
  return {
    ...ticket,
    ...(title === undefined ? {} : { title }),
    ...(narrative === undefined ? {} : { narrative }),
    ...(demand === undefined ? {} : { demand }),
    ...(location === undefined ? {} : { location, ...(location.region ? { region: location.region } : {}) }),
    ...(caller && own ? { waiting: [{ ...own, caller }, ...others] } : {}),
  };
}

/** The corrected ticket as it is compared with others, and open tickets that may be duplicates of it. */
export interface AmendReads {
  readonly sought: SoughtTicket;
  readonly candidates: readonly CandidateTicket[];
}

/**
 * 更正: corrects the record in any state, and keeps the earlier values with the ticket. The event makes classification
 * and routing decide again. For an open ticket, possible duplicates are searched for again here.
 */
export function amend(
  state: Ticket | undefined,
  input: AmendInput,
  { now, actor, view, jurisdiction }: CommandContext<IntakeView>,
  reads: AmendReads | undefined,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  const fields = changedFields(state, input);
  if (fields.length === 0) return nothingChanged;
  if (state.part !== undefined && fields.includes('narrative')) return wasSplit;
  const recorded = recordedOf(state);
  const before = Object.fromEntries(
    fields.flatMap((name) => (recorded[name] === undefined ? [] : [[name, recorded[name]]])),
  ) as RecordedFields;
  const changed = amended(state, input);
  const again = reads && state.situation === 'open' ? foundAgain(state, view, reads) : undefined;
  return {
    state: {
      ...changed,
      ...again?.state,
      amendments: [...(state.amendments ?? []), { at: now, by: actor.id, reason: input.reason, fields, before }],
    },
    events: [{ type: 'TicketAmended', data: published(changed, fields, input.reason) }, ...(again?.events ?? [])],
  };
}

function foundAgain(state: Ticket, view: IntakeView, { sought, candidates }: AmendReads) {
  const { possiblySame, joined } = possibleDuplicates(compare(candidates, view, sought));
  const known = new Set(state.possiblySame.map(({ ticketId }) => ticketId));
  const found = possiblySame.filter(({ ticketId }) => !known.has(ticketId));
  const issue = state.issue === undefined ? joined : {};
  return {
    state: {
      fingerprint: sought.fingerprint,
      possiblySame: [...state.possiblySame, ...found],
      ...(issue.issue ? { issue: issue.issue } : {}),
    },
    events: possibleDuplicatesFound(found, issue),
  };
}

/** The corrected record as the event carries it: numbers are masked, and name and number of the caller are left out. */
function published(ticket: Ticket, fields: readonly AmendedField[], reason: string): EventData<'TicketAmended'> {
  const { title, narrative, part, demand, location, waiting } = ticket;
  const caller = waiting[0]?.caller ?? { anonymity: 'anonymous' };
  return {
    fields: [...fields],
    reason: mask(reason),
    ...(title ? { title: mask(title) } : {}),
    narrative: mask(narrative),
    ...(part === undefined ? {} : { part: mask(part) }),
    ...(demand ? { demand: mask(demand) } : {}),
    location: { ...location, ...(location.address ? { address: mask(location.address) } : {}) },
    anonymity: caller.anonymity,
    ...reachOf(caller),
  };
}
