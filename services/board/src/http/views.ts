import type { listPrecedents, ResponseOf, readTicket, TicketSummary } from '@hotline/contracts';
import { whereYearKnown, type WorkingCalendar } from '@hotline/calendar';
import { lastReport, severalDemands } from '../domain/reported';
import {
  clockStateAt,
  firstPending,
  nextDue,
  type ClockRow,
  type DisputeRow,
  type HandOverRow,
  type PartRow,
  type PrecedentRow,
  type PromiseRow,
  type TicketRow,
} from '../domain/row';
import { excerptOf, passagesOf } from '../domain/listing/search';
import { promiseStateOf } from '../domain/promises/promised';
import type { SuspensionRow } from '../domain/suspensions/suspended';

type Detail = ResponseOf<typeof readTicket>;
type PrecedentSummary = ResponseOf<typeof listPrecedents>['precedents'][number];
const iso = (at: number): string => new Date(at).toISOString();

interface Reader {
  /** The unit that reads, or whose list it is; its own due times are shown. */
  readonly unit?: string | undefined;
  /** The words that were searched for. */
  readonly phrases?: readonly string[];
}

export function summary(ticketId: string, row: TicketRow, reader: Reader = {}): TicketSummary {
  const due = nextDue(row, reader.unit);
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
    urged: row.urged ?? 0,
    breached,
    registeredAt: iso(row.registeredAt),
    changedAt: iso(row.changedAt),
    ...(kind ? { kind } : {}),
    ...(matter ? { matter } : {}),
    ...(region ? { region } : {}),
    ...(lead ? { lead } : {}),
    ...dueOf(row, due),
    ...(row.address ? { address: row.address } : {}),
    ...(row.question ? { question: row.question } : {}),
    ...(row.callerViews
      ? { callerViewRequests: row.callerViews.map((one) => ({ ...one, requestedAt: iso(one.requestedAt) })) }
      : {}),
    ...(row.unitAsks ? { unitAsks: { ...row.unitAsks, askedAt: iso(row.unitAsks.askedAt) } } : {}),
    ...(row.unitAnswer ? { unitAnswer: { ...row.unitAnswer, answeredAt: iso(row.unitAnswer.answeredAt) } } : {}),
    excerpt: excerptOf(row),
    ...passages(row, reader.phrases),
    ...(issue ? { issue } : {}),
    ...amongUnits(row),
  };
}

const passages = (row: TicketRow, phrases: readonly string[] = []): Pick<TicketSummary, 'found'> =>
  phrases.length === 0
    ? {}
    : { found: passagesOf(row, phrases).map(({ marks, ...passage }) => ({ ...passage, marks: [...marks] })) };

/** The next target with its due time; only its name while its due time is not known. */
function dueOf(row: TicketRow, due: ClockRow | undefined) {
  if (due?.timing) {
    const { dueAt, warnAt, limit } = due.timing;
    return { dueAt: iso(dueAt), warnAt: iso(warnAt), dueTarget: due.name, dueUnit: limit.unit };
  }
  const pending = firstPending(row);
  return pending ? { dueTarget: pending.name } : {};
}

/** States in which a lead can return the ticket. */
const RETURNABLE: ReadonlySet<TicketRow['state']> = new Set<TicketRow['state']>(['dispatched', 'acknowledged']);

const returnable = ({ state, returnBy }: Pick<TicketRow, 'state' | 'returnBy'>): Pick<TicketSummary, 'returnBy'> =>
  returnBy !== undefined && RETURNABLE.has(state) ? { returnBy: iso(returnBy) } : {};

/** What units do with the ticket: promises, requests, a dispute, reports of assistants, and assigned officers. */
const amongUnits = ({
  state,
  returnBy,
  refusalRequest,
  returnRequest,
  extensionRequest,
  pauseRequest,
  suspensionRequest,
  suspension,
  problem,
  dispute,
  parts,
  assigned,
  precedent,
  promises,
  clocks,
}: TicketRow) => ({
  ...(promises ? { promises: promises.map((one) => promiseOf({ clocks }, one)) } : {}),
  ...(assigned ? { assigned: assigned.map((one) => ({ ...one, since: iso(one.since) })) } : {}),
  ...returnable({ state, returnBy }),
  ...(refusalRequest ? { refusalRequest } : {}),
  ...(returnRequest ? { returnRequest } : {}),
  ...(extensionRequest ? { extensionRequest } : {}),
  ...(pauseRequest ? { pauseRequest } : {}),
  ...(suspensionRequest ? { suspensionRequest } : {}),
  ...(suspension ? { suspension: suspensionView(suspension) } : {}),
  ...(problem ? { problem } : {}),
  ...(precedent ? candidateView(precedent) : {}),
  ...(dispute ? { dispute: disputeView(dispute) } : {}),
  ...(parts ? { parts: parts.map(partView) } : {}),
});

const suspensionView = ({
  since,
  milestones,
  reviews,
  ...said
}: SuspensionRow): NonNullable<TicketSummary['suspension']> => ({
  ...said,
  since: iso(since),
  milestones: milestones.map(({ reachedAt, ...one }) => ({
    ...one,
    ...(reachedAt === undefined ? {} : { reachedAt: iso(reachedAt) }),
  })),
  reviews: reviews.map(({ on, doneAt }) => ({ on, ...(doneAt === undefined ? {} : { doneAt: iso(doneAt) }) })),
});

const promiseOf = (
  row: Pick<TicketRow, 'clocks'>,
  { madeAt, kept, ...promise }: PromiseRow,
): NonNullable<TicketSummary['promises']>[number] => ({
  ...promise,
  madeAt: iso(madeAt),
  state: promiseStateOf(row, { madeAt, ...promise }),
  ...(kept ? { kept: { ...kept, at: iso(kept.at) } } : {}),
});

const candidateView = ({ state, lead, document }: PrecedentRow): Pick<TicketSummary, 'precedent'> =>
  state === 'candidate' || state === 'failed' ? { precedent: { state, lead, document } } : {};

const partView = ({ reportedAt, evidence, ...part }: PartRow) => ({
  ...part,
  ...(evidence ? { evidence: [...evidence] } : {}),
  ...(reportedAt === undefined ? {} : { reportedAt: iso(reportedAt) }),
});

const disputeView = ({ parties, opinionsBy, opinions, interim }: DisputeRow): TicketSummary['dispute'] => ({
  parties: [...parties],
  ...(opinionsBy === undefined ? {} : { opinionsBy: iso(opinionsBy) }),
  opinions: opinions.map(({ at, ...opinion }) => ({ ...opinion, at: iso(at) })),
  interim: [...interim],
});

/** `ticketId`: the ticket whose dispute was ended by the designation. */
export const precedentView = (ticketId: string, { ticketNo, precedent }: TicketRow): PrecedentSummary[] =>
  precedent ? [{ ticketId, ticketNo, ...precedent, designatedAt: iso(precedent.designatedAt) }] : [];

function clockView(clock: ClockRow, now: number, calendar: WorkingCalendar): Detail['clocks'][number] {
  const { name, stage, party, startedAt, timing, stoppedAt } = clock;
  const elapsedMs = clock.elapsedMs ?? (stoppedAt ?? now) - startedAt;
  const countedMs = clock.countedMs ?? (timing && countedTime(clock, timing.limit, now, calendar));
  return {
    name,
    stage,
    ...(party === undefined ? {} : { party }),
    startedAt: iso(startedAt),
    ...(timing
      ? { dueAt: iso(timing.dueAt), warnAt: iso(timing.warnAt), redAt: iso(timing.redAt ?? timing.dueAt) }
      : {}),
    state: clockStateAt(clock, now),
    elapsedMs,
    ...(countedMs === undefined ? {} : { countedMs }),
    ...(stoppedAt === undefined ? {} : { stoppedAt: iso(stoppedAt) }),
  };
}

/**
 * Time in ms that a clock has counted until it stopped, or until now, e.g. working time only. Undefined when a year of
 * this period has no calendar.
 */
function countedTime(
  { startedAt, stoppedAt, pauses = [] }: ClockRow,
  { unit }: NonNullable<ClockRow['timing']>['limit'],
  now: number,
  calendar: WorkingCalendar,
): number | undefined {
  const until = stoppedAt ?? now;
  return whereYearKnown(() =>
    pauses.reduce(
      (counted, { from, to = until }) => counted - calendar.elapsed(from, to, unit),
      calendar.elapsed(startedAt, until, unit),
    ),
  );
}

const handOverView = ({ guide, toldAt, taken }: HandOverRow): NonNullable<Detail['handOvers']>[number] => ({
  guide,
  toldAt: iso(toldAt),
  ...(taken ? { taken: { ...taken, at: iso(taken.at) } } : {}),
});

export function detail(
  ticketId: string,
  row: TicketRow,
  now: number,
  calendar: WorkingCalendar,
  reader: Reader = {},
): Omit<Detail, 'people' | 'files'> {
  const { narrative, demand, channel, why, mergedInto, part, splitFrom, splitInto, followUp } = row;
  const [demands, resolution] = [severalDemands(row), lastReport(row)];
  return {
    ...summary(ticketId, row, reader),
    narrative,
    channel,
    ageMs: (row.closedAt ?? now) - row.registeredAt,
    clocks: row.clocks.map((clock) => clockView(clock, now, calendar)),
    history: row.history.map((entry) => ({ ...entry, data: { ...entry.data } })),
    ...(demand ? { demand } : {}),
    ...(demands ? { demands: [...demands] } : {}),
    ...(resolution ? { resolution } : {}),
    ...(row.handOvers ? { handOvers: row.handOvers.map(handOverView) } : {}),
    ...(why ? { why } : {}),
    ...(mergedInto ? { mergedInto } : {}),
    ...(part ? { part } : {}),
    ...(splitFrom ? { splitFrom } : {}),
    ...(splitInto ? { splitInto: [...splitInto] } : {}),
    ...(followUp ? { followUp } : {}),
  };
}
