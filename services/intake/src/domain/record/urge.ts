import { localTime, ticketNotFound } from '@hotline/contracts/phrases';
import type { NewEvent, Text, TicketEvent, Urgency } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Ticket } from '../ticket';
import type { IntakeView } from '../view';

export const notOpen: Refused = {
  refused: 'not-now',
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: {
    zh: '已并案的请到主单办理；已结案的请登记新工单',
    en: 'If it was merged, use the ticket that it was merged into; if it is closed, register a new one',
  },
};

/** `again`: from when the caller can urge again, in words. */
const urgedAlready = (again: Text): Refused => ({
  refused: 'not-now',
  detail: { zh: '您的催办已有记录', en: 'Your request for faster handling is recorded already' },
  hint: {
    zh: `${again.zh}后可再次催办；有新情况请补充说明`,
    en: `You can ask again after ${again.en}; if there is something new, add it`,
  },
});

/**
 * `caller`: the ticket that was registered for the caller who acts on the query page; absent for a person of the
 * hotline.
 */
export interface UrgeInput {
  readonly reason: string;
  readonly caller?: string;
}
export interface AddedInformation {
  readonly text: string;
  readonly caller?: string;
  /** The caller answers the question of the unit. */
  readonly answersUnit?: true;
}

/**
 * 催办: counts how often the ticket was urged, and publishes the urgency that the jurisdiction sets for that count. No
 * clock changes, because a caller who does not urge must not wait longer than one who calls every day. On the page of
 * the ticket, where urging takes one click, each caller is counted once in some hours.
 */
export function urge(
  state: Ticket | undefined,
  { reason, caller }: UrgeInput,
  { view, now, jurisdiction }: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  const last = state.urgedOnPage?.find((one) => one.caller === caller)?.at ?? -Infinity;
  const again = last + view.urgeGapMs;
  if (now < again) return urgedAlready(localTime(again, view.timeZone, now));
  const said = urged(state, reason, view, caller);
  return caller ? { ...said, state: { ...said.state, urgedOnPage: withUrging(state, caller, now) } } : said;
}

/** The ticket after one more urging, and the event of it. */
export function urged(
  state: Ticket,
  reason: string,
  { urging }: Pick<IntakeView, 'urging'>,
  caller?: string,
): TicketWithWords {
  const count = (state.urged ?? 0) + 1;
  const urgency = urgencyAfter(urging, count);
  return {
    state: { ...state, urged: count },
    events: [
      {
        type: 'TicketUrged',
        data: { count, reason: mask(reason), ...(urgency ? { urgency } : {}), ...(caller ? { caller } : {}) },
      },
    ],
  };
}
export interface TicketWithWords {
  readonly state: Ticket;
  readonly events: NewEvent[];
}

const withUrging = ({ urgedOnPage = [] }: Ticket, caller: string, at: number): Ticket['urgedOnPage'] => [
  ...urgedOnPage.filter((one) => one.caller !== caller),
  { caller, at },
];

/** The urgency that the jurisdiction sets for the highest count reached so far. */
function urgencyAfter(steps: IntakeView['urging'], count: number): Urgency | undefined {
  const reached = steps.filter(({ after }) => after <= count).sort((a, b) => b.after - a.after);
  return reached[0]?.urgency;
}

/**
 * 补充情况: adds what was told later. A person of the hotline adds it in any state; on the page of a closed ticket, the caller
 * appeals instead. Intake stores the original words; the event carries them with numbers masked.
 */
export function addInformation(
  state: Ticket | undefined,
  { caller, ...words }: AddedInformation,
  { now, jurisdiction }: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (caller !== undefined && state.situation !== 'open') return notOpen;
  return added(state, words, now, caller);
}

/** The ticket with words that were told later, and the event of it. `at` in epoch ms. */
export const added = (
  state: Ticket,
  { text, answersUnit }: Omit<AddedInformation, 'caller'>,
  at: number,
  caller?: string,
): TicketWithWords => ({
  state: { ...state, additions: [...(state.additions ?? []), { at, text }] },
  events: [
    {
      type: 'InformationAdded',
      data: {
        text: mask(text),
        ...(caller ? { caller } : {}),
        ...(answersUnit ? { answersUnit } : {}),
        ...(state.mergedInto === undefined ? {} : { passedTo: state.mergedInto }),
      },
    },
  ],
});

/** Adds to this ticket what was told on a ticket that is merged into it. */
export function informationPassedOn(
  state: Ticket | undefined,
  { subject, time, data }: TicketEvent<'InformationAdded'>,
): Decided<Ticket> {
  if (!state || data.passedTo === undefined || data.passedTo === subject) return undefined;
  return added(state, { text: data.text }, Date.parse(time));
}
