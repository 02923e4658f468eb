import type { EventData, EventType } from '@hotline/contracts';
import type { CallerAnswer, Deadline, TicketRecord } from '@hotline/scoring';
import type { TicketHistoryEntry, TicketRow } from '../row';

type Draft = { -readonly [K in keyof TicketRecord]: TicketRecord[K] } & {
  /** The latest answer of each caller, by the ticket that was registered for them. */
  answers: Readonly<Record<string, CallerAnswer>>;
  /** Whether the lead works on another round. */
  isRedo: boolean;
};
type Change<T extends EventType> = (record: Draft, data: EventData<T>, at: number) => Partial<Draft>;

const CLOCKS = { acknowledge: 'acknowledge', 'first-contact': 'contact', resolve: 'resolve' } as const;
type RecordedClock = keyof typeof CLOCKS;
const isRecorded = (name: string): name is RecordedClock => name in CLOCKS;

/**
 * Sets new limits. In a redo by the same unit, the acknowledgement and contact of the round before count until the unit
 * does the same again, or until the new limit passes.
 */
const deadlines = (record: Draft, { targets }: EventData<'SlaTargetsSet'>): Partial<Draft> =>
  Object.fromEntries(
    targets.flatMap(({ name, dueAt }) => {
      if (!isRecorded(name)) return [];
      const isKept = name !== 'resolve' && record.isRedo && record[CLOCKS[name]]?.metAt !== undefined;
      return isKept ? [] : [[CLOCKS[name], { dueAt: Date.parse(dueAt) } satisfies Deadline]];
    }),
  );

const breached = (_record: Draft, { name, dueAt }: EventData<'SlaTargetBreached'>): Partial<Draft> =>
  isRecorded(name) ? { [CLOCKS[name]]: { dueAt: Date.parse(dueAt) } } : {};

function met(record: Draft, { name, at, late, dueAt }: EventData<'SlaTargetMet'>): Partial<Draft> {
  if (!isRecorded(name)) return {};
  const due = dueAt === undefined ? record[CLOCKS[name]]?.dueAt : Date.parse(dueAt);
  return due === undefined ? {} : { [CLOCKS[name]]: { dueAt: due, metAt: Date.parse(at), late } };
}

/** The hotline, not a unit, has the ticket. */
const withoutUnit = (): Partial<Draft> => ({ unit: undefined });

/**
 * What still counts after a reopening. A refused ticket that is open again was never reported, so it counts as no redo.
 * Otherwise: not the report and not a good answer, but the dissatisfied answer that caused
 * the reopening.
 */
function reopened(record: Draft, { by, afterRefusal }: EventData<'TicketReopened'>, at: number): Partial<Draft> {
  if (afterRefusal) return { closedAt: undefined };
  const answers = Object.fromEntries(Object.entries(record.answers).filter(([, answer]) => isBad(answer)));
  return {
    reported: undefined,
    callbackFrom: undefined,
    answers,
    redone: record.redone + 1,
    ...(record.closedAt !== undefined && by === 'caller' ? { reopenedAt: at } : {}),
    closedAt: undefined,
    ...(record.resolve ? { resolve: { dueAt: record.resolve.dueAt } } : {}),
  };
}

const isBad = ({ resolution, satisfaction }: CallerAnswer): boolean =>
  resolution === 'not-resolved' || satisfaction === 'dissatisfied';

/**
 * Adds an answer. An answer that contradicts itself does not count, because the caller is asked again. An answer about
 * a withdrawal does not count either.
 */
function answer(record: Draft, data: EventData<'CallbackRecorded'>, at: number): Partial<Draft> {
  const { caller, resolution, satisfaction, contradictory } = data;
  if (contradictory || (resolution === undefined && satisfaction === undefined)) return {};
  return {
    answers: {
      ...record.answers,
      [caller]: { at, claimed: record.reported?.outcome === 'resolved', resolution, satisfaction },
    },
  };
}

/** Events that say nothing for the figures are not listed. */
const changes: { readonly [T in EventType]?: Change<T> } = {
  TicketClassified: (record, { matter, kind, urgency, region }) => ({
    matter,
    kind,
    urgency,
    region: region ?? record.region,
  }),
  TicketUrged: (record, { urgency }) => ({ urgency: urgency ?? record.urgency }),
  TicketAnswered: (_record, { kind, urgency }) => ({ answeredDirectly: true, kind, urgency }),
  TicketRedirected: (_record, { kind, urgency }) => ({ answeredDirectly: true, kind, urgency }),
  TicketDispatched: (record, { lead, how, region, matter }) => ({
    unit: lead,
    isRedo: how === 'redo',
    hops: how === 'redo' ? record.hops : record.hops + 1,
    region: region ?? record.region,
    matter: matter ?? record.matter,
  }),
  FactsProvided: (record, { region }) => ({ region: region ?? record.region }),
  TicketAmended: (record, { location }) => ({ region: location.region ?? record.region }),
  RoutingFactsNeeded: withoutUnit,
  JurisdictionDisputed: withoutUnit,
  DispatchLapsed: withoutUnit,
  ReturnRequested: (record) => ({ returnsRequested: record.returnsRequested + 1 }),
  DispatchReturned: (record) => ({ returnsGranted: record.returnsGranted + 1 }),
  ReturnRejected: (record) => ({ returnsRejected: record.returnsRejected + 1 }),
  SlaTargetsSet: deadlines,
  SlaTargetBreached: breached,
  SlaTargetMet: met,
  TicketSuspended: () => ({ suspended: true }),
  SuspensionEnded: () => ({ suspended: false }),
  TicketResolved: (_record, { outcome }, at) => ({ reported: { at, outcome } }),
  CallbackOpened: (record, { notBefore }) => ({ callbackFrom: record.callbackFrom ?? Date.parse(notBefore) }),
  CallbackRecorded: answer,
  TicketReopened: reopened,
  PossiblySameFound: (record, { issue }) => ({ issue: issue ?? record.issue }),
  TicketMerged: (_record, _data, at) => ({ merged: true, closedAt: at }),
  TicketClosed: (record, { uncalled }, at) => ({
    closedAt: at,
    callbackFrom: uncalled ? undefined : record.callbackFrom,
  }),
};

/**
 * The record of a ticket as it was at an instant (epoch ms); undefined before its registration. It is made from the
 * events until then, so it is the same whenever it is made.
 */
export function recordAt(
  id: string,
  { history, channel, registeredAt }: Pick<TicketRow, 'history' | 'channel' | 'registeredAt'>,
  asOf: number,
): TicketRecord | undefined {
  const [first, ...rest] = history;
  if (!first || Date.parse(first.at) > asOf) return undefined;
  const record = begun(id, first, { channel, registeredAt });
  for (const { at, type, data } of rest) {
    const instant = Date.parse(at);
    if (instant > asOf) break;
    const change = changes[type as EventType] as Change<EventType> | undefined;
    if (change) Object.assign(record, change(record, data as EventData<EventType>, instant));
  }
  const { answers, isRedo: _, ...made } = record;
  return { ...made, answer: worst(Object.values(answers)) };
}

function begun(
  id: string,
  { data, by }: TicketHistoryEntry,
  { channel, registeredAt }: Pick<TicketRow, 'channel' | 'registeredAt'>,
): Draft {
  const { kind, location } = data as EventData<'TicketRegistered'>;
  return {
    id,
    registeredAt,
    channel,
    urgency: 'normal',
    kind,
    region: location.region,
    operator: by?.role === 'operator' ? by.id : undefined,
    issue: id,
    merged: false,
    answeredDirectly: false,
    hops: 0,
    returnsRequested: 0,
    returnsGranted: 0,
    returnsRejected: 0,
    suspended: false,
    redone: 0,
    answers: {},
    isRedo: false,
  };
}

const WORST_FIRST: readonly (string | undefined)[] = ['dissatisfied', 'declined', undefined, 'basically-satisfied'];
const RESOLVED_WORST_FIRST: readonly (string | undefined)[] = ['not-resolved', 'partly', undefined];
const rank = (order: readonly (string | undefined)[], value: string | undefined): number => {
  const at = order.indexOf(value);
  return at < 0 ? order.length : at;
};

/** The worst resolution and the worst satisfaction of all callers, with the time of the last answer. */
function worst(answers: readonly CallerAnswer[]): CallerAnswer | undefined {
  return answers.reduce<CallerAnswer | undefined>(
    (so, one) =>
      so
        ? {
            at: Math.max(so.at, one.at),
            claimed: so.claimed || one.claimed,
            resolution:
              rank(RESOLVED_WORST_FIRST, one.resolution) < rank(RESOLVED_WORST_FIRST, so.resolution)
                ? one.resolution
                : so.resolution,
            satisfaction:
              rank(WORST_FIRST, one.satisfaction) < rank(WORST_FIRST, so.satisfaction)
                ? one.satisfaction
                : so.satisfaction,
          }
        : one,
    undefined,
  );
}
