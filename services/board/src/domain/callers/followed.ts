import type { EventData, followQuery, ProgressStep, ResponseOf, Text } from '@hotline/contracts';
import { callerStateLabels, closureLabels, progressStepLabels, roleLabels } from '@hotline/contracts/labels';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { answeredDemands } from '../reported';
import { promisedText, promiseStateOf } from '../promises/promised';
import { isActive, isOpen, type TicketHistoryEntry, type TicketRow } from '../row';

type Followed = ResponseOf<typeof followQuery>;
type Action = Followed['may'][number];
const DAY_MS = 86_400_000;

/** A ticket and the one into which it was merged, or twice the same. State, unit and reply are those of the target. */
export interface FollowedTicket {
  readonly ticketId: string;
  readonly own: TicketRow;
  readonly target: TicketRow;
}

/** What the caller reads with their query code. `now` in epoch ms. */
export function followed(ticket: FollowedTicket, jurisdiction: Jurisdiction, now: number): Followed {
  const { own, target } = ticket;
  const lead = target.lead ? jurisdiction.units.get(target.lead)?.name : undefined;
  return {
    ticketNo: own.ticketNo,
    state: target.state,
    stateName: callerStateLabels[target.state],
    steps: stepsOf(ticket),
    readBy: readersOf(ticket, jurisdiction),
    may: possible(ticket, jurisdiction, now),
    ...(target.unitAsks?.toCaller ? { question: target.unitAsks.question } : {}),
    ...(isAskedAgain(ticket) ? { askedAgain: true } : {}),
    ...(own === target ? {} : { answeredTogether: target.ticketNo }),
    ...(lead ? { lead } : {}),
    ...replyOf(target),
    ...dueOf(target, jurisdiction),
    ...closureOf(target),
    ...promisesOf(ticket, jurisdiction),
  };
}

const ANSWERS: ReadonlySet<string> = new Set(['TicketResolved', 'TicketAnswered', 'TicketRedirected']);

function replyOf(target: TicketRow): Pick<Followed, 'reply' | 'answeredAt' | 'answers'> {
  const answered = sinceReopened(target).filter(({ type }) => ANSWERS.has(type));
  const [at, answers] = [answered.at(-1)?.at, answeredDemands(target)];
  return {
    ...(target.reply ? { reply: target.reply } : {}),
    ...(at === undefined ? {} : { answeredAt: at }),
    ...(answers ? { answers: [...answers] } : {}),
  };
}

/** When the caller gets an answer at the latest: the limit of the whole ticket or of the redo, not of a stage. */
function dueOf(
  { clocks, suspension }: TicketRow,
  { statutes }: Jurisdiction,
): Pick<Followed, 'dueAt' | 'statute' | 'suspendedUntil'> {
  if (suspension) return { suspendedUntil: suspension.until };
  const running = clocks.filter((clock) => (clock.name === 'resolve' || clock.name === 'redo') && isActive(clock));
  const [last] = running.flatMap(({ timing }) => timing ?? []).sort((one, other) => other.dueAt - one.dueAt);
  if (!last) return {};
  const law = last.statute === undefined ? undefined : statutes.get(last.statute);
  return {
    dueAt: new Date(last.dueAt).toISOString(),
    ...(law ? { statute: { name: law.name, basis: law.basis.text } } : {}),
  };
}

function closureOf(target: TicketRow): Pick<Followed, 'closure' | 'refusal'> {
  const code = closureCodeOf(target);
  if (!code) return {};
  const refusal = refusalOf(target);
  return {
    closure: closureLabels[code],
    ...(refusal ? { refusal } : {}),
  };
}

/** What the caller was told when the hotline did not accept the ticket. */
function refusalOf(target: TicketRow): Followed['refusal'] {
  if (closureCodeOf(target) !== 'refused') return undefined;
  const data = target.history.filter(({ type }) => type === 'TicketRefused').at(-1)?.data;
  const { text, route, contact, appealUntil } = data as EventData<'TicketRefused'>;
  return {
    text,
    ...(route ? { route } : {}),
    ...(contact ? { contact } : {}),
    ...(appealUntil ? { appealUntil } : {}),
  };
}

/** What was promised to the callers, also before tickets were merged; the earliest day first. */
function promisesOf({ own, target }: FollowedTicket, { units }: Jurisdiction): Pick<Followed, 'promises'> {
  const rows = own === target ? [target] : [own, target];
  const promises = rows.flatMap((row) =>
    (row.promises ?? []).map((one) => ({
      on: one.on,
      what: promisedText(one),
      by: units.get(one.unit)?.name ?? theHotline,
      state: promiseStateOf(row, one),
    })),
  );
  return promises.length > 0 ? { promises: promises.sort((one, other) => one.on.localeCompare(other.on)) } : {};
}
const theHotline: Text = { zh: '热线', en: 'the hotline' };

const lastClosure = ({ state, history }: TicketRow): TicketHistoryEntry | undefined =>
  state === 'closed' ? history.filter(({ type }) => type === 'TicketClosed').at(-1) : undefined;
const closureCodeOf = (row: TicketRow): keyof typeof closureLabels | undefined =>
  lastClosure(row)?.data.closure as keyof typeof closureLabels | undefined;

/** The history since the ticket was last reopened; the whole history of a ticket that never was. */
function sinceReopened({ history }: TicketRow): readonly TicketHistoryEntry[] {
  return history.slice(history.map(({ type }) => type).lastIndexOf('TicketReopened') + 1);
}

function stepsOf({ ticketId, own, target }: FollowedTicket): Followed['steps'] {
  const entries =
    own === target
      ? own.history
      : [
          ...own.history.filter(({ type, data }) => type === 'TicketRegistered' || data.caller === ticketId),
          ...target.history.filter(({ type }) => type !== 'TicketRegistered'),
        ];
  return entries.flatMap((entry) => stepOf(entry, ticketId)).sort((one, other) => one.at.localeCompare(other.at));
}

/** Steps that concern one caller of a ticket: the others do not see them. */
const OF_ONE_CALLER: ReadonlySet<string> = new Set([
  'CallbackRecorded',
  'WithdrawalRequested',
  'InformationAdded',
  'TicketUrged',
] satisfies ProgressStep[]);
/** Events whose text is written for the callers. */
const TO_CALLERS: ReadonlySet<string> = new Set([
  'TicketSuspended',
  'SuspensionEnded',
  'PromiseMade',
  'StatutoryLimitChanged',
  'AcceptanceDecided',
] satisfies ProgressStep[]);
const isProgressStep = (type: string): type is ProgressStep => Object.hasOwn(progressStepLabels, type);
const rated: Text = { zh: '您已评价', en: 'You rated it' };
const answeredUnit: Text = { zh: '您回答了承办单位', en: 'You answered the unit' };
const notReached: Text = { zh: '回访时未联系上您', en: 'We called and did not reach you' };

/** An entry of the history as the caller sees it; none if it is not for callers, or is about another caller. */
function stepOf({ at, type, data }: TicketHistoryEntry, ticketId: string): Followed['steps'] {
  if (!isProgressStep(type)) return [];
  if (OF_ONE_CALLER.has(type) && data.caller !== ticketId) return [];
  const step = { at, what: progressStepLabels[type] };
  switch (type) {
    case 'NoteAdded':
      return data.readers === 'caller' ? [{ ...step, text: String(data.text) }] : [];
    case 'PromiseKept':
      return [{ ...step, text: String(data.done) }];
    case 'FactsAsked':
      return data.toCaller === true ? [{ ...step, text: String(data.question) }] : [];
    case 'InformationAdded':
      return [{ at, what: whatOfInformation(data), text: String(data.text) }];
    case 'CallbackRecorded':
      return [{ at, what: whatOfCallback(data) }];
    default:
      return [TO_CALLERS.has(type) ? { ...step, text: (data.text as Text).zh } : step];
  }
}

const whatOfInformation = ({ answersUnit }: TicketHistoryEntry['data']): Text =>
  answersUnit === true ? answeredUnit : progressStepLabels.InformationAdded;

function whatOfCallback({ through, reached }: TicketHistoryEntry['data']) {
  if (through === 'page') return rated;
  return reached === true ? progressStepLabels.CallbackRecorded : notReached;
}

/** Who has read the personal data of the callers: a unit by its name, others by their role. */
function readersOf({ own, target }: FollowedTicket, { units }: Jurisdiction): Followed['readBy'] {
  const entries = own === target ? own.history : [...own.history, ...target.history];
  return entries
    .flatMap(({ at, type, by }) => {
      if (type !== 'CallerViewed' || !by) return [];
      const unit = by.unit === undefined ? undefined : units.get(by.unit)?.name;
      return [{ at, who: unit ?? ofHotline(roleLabels[by.role as keyof typeof roleLabels]) }];
    })
    .sort((one, other) => other.at.localeCompare(one.at));
}

const ofHotline = (role: Text): Text => ({ zh: `热线${role.zh}`, en: `${role.en} of the hotline` });

/** What the caller can do now. The services decide; this leaves out what they would refuse. */
function possible(ticket: FollowedTicket, jurisdiction: Jurisdiction, now: number): Action[] {
  const { own, target } = ticket;
  if (target.state === 'closed') return mayAppeal(target, jurisdiction, now) ? ['appeal'] : [];
  if (!isOpen(target)) return [];
  return [
    ...(isToAnswer(ticket) ? (['answer'] as const) : []),
    'add',
    'urge',
    ...(hasNumber(own) ? (['withdraw'] as const) : []),
  ];
}

function mayAppeal(target: TicketRow, { feedback }: Jurisdiction, now: number): boolean {
  const code = closureCodeOf(target);
  if (code === 'withdrawn') return false;
  if (code === 'refused') return now <= Date.parse(refusalOf(target)?.appealUntil ?? '');
  const isFinal = [...feedback.closures].some(([closure, rule]) => closure === code && rule.final);
  return !isFinal && now <= (target.closedAt ?? 0) + feedback.reopenWithinDays * DAY_MS;
}

/** A withdrawal is confirmed by a call, so it needs the number of the caller. */
function hasNumber({ history }: TicketRow): boolean {
  const told = history.filter(
    ({ type, data }) =>
      type === 'TicketRegistered' || (type === 'TicketAmended' && (data.fields as string[]).includes('caller')),
  );
  return told.at(-1)?.data.unreachable !== true;
}

const ANSWERABLE: ReadonlySet<string> = new Set(['answered', 'resolved', 'supervised', 'awaiting-closure']);

/** Whether the unit or the hotline has answered, and this caller has not rated this answer without contradiction. */
const isToAnswer = (ticket: FollowedTicket): boolean =>
  ANSWERABLE.has(ticket.target.state) && answersOf(ticket).every(({ data }) => data.contradictory !== undefined);
const isAskedAgain = (ticket: FollowedTicket): boolean => isToAnswer(ticket) && answersOf(ticket).length > 0;

/** What this caller answered since the ticket was last reopened. */
const answersOf = ({ ticketId, target }: FollowedTicket): readonly TicketHistoryEntry[] =>
  sinceReopened(target).filter(
    ({ type, data }) =>
      type === 'CallbackRecorded' &&
      data.caller === ticketId &&
      data.satisfaction !== undefined &&
      data.withdraws === undefined,
  );
