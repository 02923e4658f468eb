import type { Actor, ResponseOf, readTicket, TicketState, TicketSummary } from '@hotline/contracts';
import { whereYearKnown, type WorkingCalendar } from '@hotline/calendar';
import { dueAt, isRunning, units, type ClockRow, type Row } from '../domain/row';

type Detail = ResponseOf<typeof readTicket>;
const iso = (at: number): string => new Date(at).toISOString();

/** A unit reads its own tickets only: those it leads or assists. */
export const mayRead = (row: Row, actor: Actor): boolean =>
  actor.role !== 'unit' || units(row).includes(actor.unit ?? '');

export function summary(ticketId: string, row: Row): TicketSummary {
  const due = dueAt(row);
  const { ticketNo, state, kind, urgency, matter, region, lead, assistants, round, hop, callers, breached, issue } =
    row;
  return {
    ticketId,
    ticketNo,
    state,
    urgency,
    assistants: [...assistants],
    round,
    hop,
    callers,
    breached,
    registeredAt: iso(row.registeredAt),
    changedAt: iso(row.changedAt),
    ...(kind ? { kind } : {}),
    ...(matter ? { matter } : {}),
    ...(region ? { region } : {}),
    ...(lead ? { lead } : {}),
    ...(due === undefined ? {} : { dueAt: iso(due) }),
    ...(issue ? { issue } : {}),
  };
}

function clockView(clock: ClockRow, now: number, calendar: WorkingCalendar): Detail['clocks'][number] {
  const { name, stage, startedAt, timing, stoppedAt } = clock;
  const elapsedMs = clock.elapsedMs ?? (stoppedAt ?? now) - startedAt;
  const countedMs = clock.countedMs ?? (timing && countedTime(clock, timing.limit, now, calendar));
  return {
    name,
    stage,
    startedAt: iso(startedAt),
    ...(timing ? { dueAt: iso(timing.dueAt), warnAt: iso(timing.warnAt) } : {}),
    state: timing && isRunning(clock) && now >= timing.dueAt ? 'breached' : clock.state,
    elapsedMs,
    ...(countedMs === undefined ? {} : { countedMs }),
    ...(stoppedAt === undefined ? {} : { stoppedAt: iso(stoppedAt) }),
  };
}

/** Time of a clock until it stopped, or until now, as its limit counts it; undefined when that needs a year without a calendar. */
function countedTime(
  { startedAt, stoppedAt }: ClockRow,
  { unit }: NonNullable<ClockRow['timing']>['limit'],
  now: number,
  calendar: WorkingCalendar,
): number | undefined {
  const until = stoppedAt ?? now;
  if (unit === 'hours' || unit === 'minutes') return until - startedAt;
  return whereYearKnown(() => calendar.workingElapsed(startedAt, until));
}

export function detail(ticketId: string, row: Row, now: number, calendar: WorkingCalendar): Detail {
  const { narrative, demand, address, channel, question, why, mergedInto, part, splitFrom, splitInto } = row;
  return {
    ...summary(ticketId, row),
    narrative,
    channel,
    ageMs: (row.closedAt ?? now) - row.registeredAt,
    clocks: row.clocks.map((clock) => clockView(clock, now, calendar)),
    history: row.history.map((entry) => ({ ...entry, data: { ...entry.data } })),
    ...(demand ? { demand } : {}),
    ...(address ? { address } : {}),
    ...(question ? { question } : {}),
    ...(why ? { why } : {}),
    ...(mergedInto ? { mergedInto } : {}),
    ...(part ? { part } : {}),
    ...(splitFrom ? { splitFrom } : {}),
    ...(splitInto ? { splitInto: [...splitInto] } : {}),
  };
}

/** What callers read. */
export const stateNames: Readonly<Record<TicketState, { zh: string; en: string }>> = {
  registered: { zh: '已受理', en: 'Registered' },
  'awaiting-classification': { zh: '正在人工分类', en: 'A person is choosing the matter' },
  'awaiting-facts': { zh: '正在核实要素', en: 'A fact is being found out' },
  disputed: { zh: '正在协商主办单位', en: 'The lead is being designated' },
  dispatched: { zh: '已派单，待签收', en: 'Dispatched' },
  acknowledged: { zh: '处置中', en: 'Being handled' },
  'return-requested': { zh: '处置中（退单审核）', en: 'Being handled (return under review)' },
  answered: { zh: '已答复，待回访', en: 'Answered; you will be asked' },
  resolved: { zh: '承办单位已办结，待回访', en: 'The unit says done; you will be asked' },
  supervised: { zh: '督办中', en: 'Under supervision' },
  closed: { zh: '已结案', en: 'Closed' },
  merged: { zh: '已并案办理', en: 'Goes on with another ticket' },
};

/** Steps that a caller is shown. */
export const publicSteps: Readonly<Record<string, { zh: string; en: string }>> = {
  TicketRegistered: { zh: '已受理', en: 'Registered' },
  TicketSplit: { zh: '已分为多张工单办理', en: 'Split into several tickets' },
  TicketClassified: { zh: '已确定事项', en: 'Matter found' },
  TicketAnswered: { zh: '已答复', en: 'Answered' },
  TicketRedirected: { zh: '已告知法定途径', en: 'Told the lawful route' },
  TicketDispatched: { zh: '已派单', en: 'Dispatched' },
  DispatchAcknowledged: { zh: '已签收', en: 'Acknowledged' },
  CallerContacted: { zh: '承办单位联系', en: 'Contacted by the unit' },
  TicketResolved: { zh: '承办单位办结', en: 'The unit says done' },
  CallbackRecorded: { zh: '回访', en: 'Called back' },
  TicketReopened: { zh: '重新办理', en: 'Done again' },
  TicketClosed: { zh: '结案', en: 'Closed' },
};
