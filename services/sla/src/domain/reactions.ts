import type { TargetName, TicketEvent, TicketKind, Urgency } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { checkDue } from './breaches';
import { unchanged, type ClockChange } from './clock-change';
import { find, isActive, type SlaClock } from './sla-clock';
import { adjust, decided, end, meet, restate, resumeResolve, retryPending, setResolve, start } from './targets';
import type { Time } from './time';

type Timed<E> = (state: SlaClock | undefined, event: E, context: Context<Time>) => Decided<SlaClock>;

/** Attempts to reach the caller that count as a first contact. */
const ENOUGH_ATTEMPTS = 3;
const STAGES: readonly TargetName[] = ['acknowledge', 'first-contact', 'callback', 'redo'];

const at = (event: { time: string }): number => Date.parse(event.time);
/** Rules about a ticket that has clocks and is not closed. */
const whileOpen =
  <E>(rule: (time: Time, state: SlaClock, event: E) => ClockChange): Timed<E> =>
  (state, event, { view: time }) => {
    if (!state?.open) return undefined;
    const change = rule(time, state, event);
    return change.state === state && change.events.length === 0 ? undefined : decided(change);
  };

/** The caller is to be asked; a call that is already due is not put off. */
const toCall = (change: ClockChange, now: number, time: Time): ClockChange =>
  isActive(find(change.state, 'callback')) ? change : start(change, 'callback', now, time);

interface Known {
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly registeredAt: string;
  readonly matter?: string;
}

/** The clock that never resets: from registration, whatever is found out later. */
function know(
  time: Time,
  state: SlaClock | undefined,
  known: Known,
  { jurisdiction, now }: { jurisdiction: string; now: number },
): ClockChange {
  const registeredAt = Date.parse(known.registeredAt);
  const base: SlaClock = state ?? {
    jurisdiction,
    registeredAt,
    kind: known.kind,
    urgency: known.urgency,
    targets: [],
    attempts: 0,
    open: true,
  };
  const next: SlaClock = {
    ...base,
    kind: known.kind,
    urgency: known.urgency,
    ...(known.matter ? { matter: known.matter } : {}),
  };
  const resolve = find(next, 'resolve');
  const change = !resolve || isActive(resolve) ? setResolve(unchanged(next), time) : unchanged(next);
  return adjust(change, STAGES, now, time);
}

export const classified: Timed<TicketEvent<'TicketClassified'>> = (state, event, { view: time, jurisdiction }) =>
  state && !state.open ? undefined : decided(know(time, state, event.data, { jurisdiction, now: at(event) }));

/** Nobody knows the matter yet, but the clock runs. */
export const deferred: Timed<TicketEvent<'ClassificationDeferred'>> = (state, event, { view: time, jurisdiction }) => {
  const { proposal, registeredAt } = event.data;
  const known = { kind: proposal.kind, urgency: proposal.urgency, registeredAt };
  return state && !state.open ? undefined : decided(know(time, state, known, { jurisdiction, now: at(event) }));
};

/** The hotline itself answered: that is what was to be done; now the caller is to be asked. */
export const answered: Timed<TicketEvent<'TicketAnswered' | 'TicketRedirected'>> = (
  state,
  event,
  { view: time, jurisdiction },
) => {
  if (state && !state.open) return undefined;
  const now = at(event);
  const known = know(time, state, event.data, { jurisdiction, now });
  return decided(toCall(meet(known, 'resolve', now, time), now, time));
};

/**
 * Each unit has its own time to acknowledge; the other clocks run through a return. What was said to be done and is
 * dispatched again is not done: its
 * resolve clock runs on, and no caller is to be asked yet.
 */
export const dispatched: Timed<TicketEvent<'TicketDispatched'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = start(again(time, state, now), 'acknowledge', now, time);
  if (event.data.how === 'redo') {
    const anew = start({ ...change, state: { ...change.state, attempts: 0 } }, 'first-contact', now, time);
    return start(anew, 'redo', now, time);
  }
  return state.targets.some((target) => target.name === 'first-contact')
    ? change
    : start(change, 'first-contact', now, time);
});

function again(time: Time, state: SlaClock, now: number): ClockChange {
  const change = resumeResolve(end(unchanged(state), 'callback', now), now, time);
  if (!change.state.resumed) return change;
  const { resumed: _resumed, ...told } = change.state;
  return restate({ ...change, state: told }, 'resolve', time);
}

/** Nobody has it to acknowledge while a fact is asked or a lead is designated. */
export const withoutLead: Timed<TicketEvent<'RoutingFactsNeeded' | 'JurisdictionDisputed'>> = whileOpen(
  (time, state, event) => end(again(time, state, at(event)), 'acknowledge', at(event)),
);

export const acknowledged: Timed<TicketEvent<'DispatchAcknowledged'>> = whileOpen((time, state, event) =>
  meet(unchanged(state), 'acknowledge', at(event), time),
);

export const contacted: Timed<TicketEvent<'CallerContacted'>> = whileOpen((time, state, event) => {
  const attempts = state.attempts + 1;
  const counts = event.data.outcome === 'reached' || attempts >= ENOUGH_ATTEMPTS;
  const change = unchanged({ ...state, attempts });
  return counts ? meet(change, 'first-contact', at(event), time) : change;
});

export const resolved: Timed<TicketEvent<'TicketResolved'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = meet(meet(unchanged(state), 'resolve', now, time), 'redo', now, time);
  return toCall(change, now, time);
});

export const calledBack: Timed<TicketEvent<'CallbackRecorded'>> = whileOpen((time, state, event) =>
  event.data.reached ? meet(unchanged(state), 'callback', at(event), time) : unchanged(state),
);

/** Another caller is to be asked, or the same one again; so also on a closed ticket that somebody joined late. */
export const toBeCalled: Timed<TicketEvent<'CallbackOpened'>> = (state, event, { view: time }) => {
  if (!state || state.merged || isActive(find(state, 'callback'))) return undefined;
  return decided(toCall(unchanged({ ...state, open: true }), at(event), time));
};

/**
 * The caller says it is not done: the clock that began at registration runs on, by the limit that holds now, and may be
 * overdue at once.
 */
export const reopened: Timed<TicketEvent<'TicketReopened'>> = whileOpen((time, state, event) =>
  resumeResolve(unchanged(state), at(event), time),
);

/** Closed or merged: no clock runs on. One that ended before its clocks began gets none. */
export const finished: Timed<TicketEvent<'TicketClosed' | 'TicketMerged'>> = (state, event, { jurisdiction }) => {
  const merged = event.type === 'TicketMerged' ? { merged: true as const } : {};
  if (!state)
    return {
      state: {
        jurisdiction,
        registeredAt: at(event),
        kind: 'complaint',
        urgency: 'normal',
        targets: [],
        attempts: 0,
        open: false,
        ...merged,
      },
    };
  if (!state.open && (state.merged || !merged.merged)) return undefined;
  const change = [...STAGES, 'resolve' as const].reduce((so, name) => end(so, name, at(event)), unchanged(state));
  return decided({ ...change, state: { ...change.state, open: false, ...merged } });
};

/** A wake-up: what has come due is told, each once; what waits for the calendar is tried again. */
export const woken = (state: SlaClock, _name: string, { now, view: time }: Context<Time>): Decided<SlaClock> =>
  decided(retryPending(checkDue(unchanged(state), now), now, time));

/**
 * Another version of the jurisdiction is in force: pending targets get their due time where its calendar knows the
 * year.
 */
export function calendarLoaded(state: SlaClock | undefined, { now, view: time }: Context<Time>): Decided<SlaClock> {
  if (!state?.open) return undefined;
  const change = retryPending(unchanged(state), now, time);
  return change.events.length > 0 ? decided(change) : undefined;
}

export const reactions: Reactions<SlaClock, Time> = {
  TicketClassified: { decide: classified },
  ClassificationDeferred: { decide: deferred },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: answered },
  TicketDispatched: { decide: dispatched },
  RoutingFactsNeeded: { decide: withoutLead },
  JurisdictionDisputed: { decide: withoutLead },
  DispatchAcknowledged: { decide: acknowledged },
  CallerContacted: { decide: contacted },
  TicketResolved: { decide: resolved },
  CallbackOpened: { decide: toBeCalled },
  CallbackRecorded: { decide: calledBack },
  TicketReopened: { decide: reopened },
  TicketClosed: { decide: finished },
  TicketMerged: { decide: finished },
};
