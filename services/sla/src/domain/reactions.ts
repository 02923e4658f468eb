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
/** Applies a rule to a ticket that has clocks and is open; ignores the event otherwise. */
const whileOpen =
  <E>(rule: (time: Time, state: SlaClock, event: E) => ClockChange): Timed<E> =>
  (state, event, { view: time }) => {
    if (!state?.open) return undefined;
    const change = rule(time, state, event);
    return change.state === state && change.events.length === 0 ? undefined : decided(change);
  };

/** Starts the callback target, unless one runs already: a call that is due is not postponed. */
const startCallback = (change: ClockChange, now: number, time: Time): ClockChange =>
  isActive(find(change.state, 'callback')) ? change : start(change, 'callback', now, time);

interface ClassifiedAs {
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly registeredAt: string;
  readonly matter?: string;
}

/** Sets the resolve target by what is known of the ticket by now, and adjusts the other targets to a correction. */
function classify(
  time: Time,
  state: SlaClock | undefined,
  classification: ClassifiedAs,
  { jurisdiction, now }: { jurisdiction: string; now: number },
): ClockChange {
  const registeredAt = Date.parse(classification.registeredAt);
  const base: SlaClock = state ?? {
    jurisdiction,
    registeredAt,
    kind: classification.kind,
    urgency: classification.urgency,
    targets: [],
    attempts: 0,
    open: true,
  };
  const next: SlaClock = {
    ...base,
    kind: classification.kind,
    urgency: classification.urgency,
    ...(classification.matter ? { matter: classification.matter } : {}),
  };
  const resolve = find(next, 'resolve');
  const change = !resolve || isActive(resolve) ? setResolve(unchanged(next), time) : unchanged(next);
  return adjust(change, STAGES, now, time);
}

export const classified: Timed<TicketEvent<'TicketClassified'>> = (state, event, { view: time, jurisdiction }) =>
  state && !state.open ? undefined : decided(classify(time, state, event.data, { jurisdiction, now: at(event) }));

/** The matter is not known yet; the resolve target runs by what the model proposes for kind and urgency. */
export const deferred: Timed<TicketEvent<'ClassificationDeferred'>> = (state, event, { view: time, jurisdiction }) => {
  const { proposal, registeredAt } = event.data;
  const proposed = { kind: proposal.kind, urgency: proposal.urgency, registeredAt };
  return state && !state.open ? undefined : decided(classify(time, state, proposed, { jurisdiction, now: at(event) }));
};

/** A direct answer resolves the ticket; the callback target starts. */
export const answered: Timed<TicketEvent<'TicketAnswered' | 'TicketRedirected'>> = (
  state,
  event,
  { view: time, jurisdiction },
) => {
  if (state && !state.open) return undefined;
  const now = at(event);
  const change = classify(time, state, event.data, { jurisdiction, now });
  return decided(startCallback(meet(change, 'resolve', now, time), now, time));
};

/**
 * Each unit has its own time to acknowledge; the other targets run through a return. A resolved ticket that is
 * dispatched again is not done: its resolve target runs on and its callback target ends.
 */
export const dispatched: Timed<TicketEvent<'TicketDispatched'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = start(resume(time, state, now), 'acknowledge', now, time);
  if (event.data.how === 'redo') {
    const anew = start({ ...change, state: { ...change.state, attempts: 0 } }, 'first-contact', now, time);
    return start(anew, 'redo', now, time);
  }
  return state.targets.some((target) => target.name === 'first-contact')
    ? change
    : start(change, 'first-contact', now, time);
});

function resume(time: Time, state: SlaClock, now: number): ClockChange {
  const change = resumeResolve(end(unchanged(state), 'callback', now), now, time);
  if (!change.state.resumed) return change;
  const { resumed: _resumed, ...rest } = change.state;
  return restate({ ...change, state: rest }, 'resolve', time);
}

/** While a fact is being asked for, or a lead designated, no unit has to acknowledge the ticket. */
export const withoutLead: Timed<TicketEvent<'RoutingFactsNeeded' | 'JurisdictionDisputed' | 'DispatchLapsed'>> =
  whileOpen((time, state, event) => end(resume(time, state, at(event)), 'acknowledge', at(event)));

export const acknowledged: Timed<TicketEvent<'DispatchAcknowledged'>> = whileOpen((time, state, event) =>
  meet(unchanged(state), 'acknowledge', at(event), time),
);

export const contacted: Timed<TicketEvent<'CallerContacted'>> = whileOpen((time, state, event) => {
  const attempts = state.attempts + 1;
  const counts = event.data.outcome === 'reached' || attempts >= ENOUGH_ATTEMPTS;
  const change = unchanged({ ...state, attempts });
  return counts ? meet(change, 'first-contact', at(event), time) : change;
});

/** A leader of the unit has signed: the unit has done its part, and the time of the review is not its own. */
export const signed: Timed<TicketEvent<'ResolutionSigned'>> = whileOpen((time, state, event) =>
  meet(unchanged(state), 'resolve', at(event), time),
);

/** The reviewer sent the resolution back: the clock from registration runs on, as if it had never stopped. */
export const sentBack: Timed<TicketEvent<'ResolutionSentBack'>> = whileOpen((time, state, event) =>
  resume(time, state, at(event)),
);

export const resolved: Timed<TicketEvent<'TicketResolved'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = meet(meet(unchanged(state), 'resolve', now, time), 'redo', now, time);
  return startCallback(change, now, time);
});

export const calledBack: Timed<TicketEvent<'CallbackRecorded'>> = whileOpen((time, state, event) =>
  event.data.reached ? meet(unchanged(state), 'callback', at(event), time) : unchanged(state),
);

/** The next caller must be asked, or the same one again. This opens a closed ticket that a caller joined late. */
export const callbackOpened: Timed<TicketEvent<'CallbackOpened'>> = (state, event, { view: time }) => {
  if (!state || state.merged || isActive(find(state, 'callback'))) return undefined;
  return decided(startCallback(unchanged({ ...state, open: true }), at(event), time));
};

export const reopened: Timed<TicketEvent<'TicketReopened'>> = whileOpen((time, state, event) =>
  resumeResolve(unchanged(state), at(event), time),
);

/** Ends all targets of a closed or merged ticket. A ticket that ended before its classification gets none. */
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

/** Publishes the warnings and breaches that have come due, and asks the calendar again for pending targets. */
export const woken = (state: SlaClock, _name: string, { now, view: time }: Context<Time>): Decided<SlaClock> =>
  decided(retryPending(checkDue(unchanged(state), now), now, time));

/** Gives pending targets their due time after a version of the jurisdiction came into force that knows their year. */
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
  DispatchLapsed: { decide: withoutLead },
  DispatchAcknowledged: { decide: acknowledged },
  CallerContacted: { decide: contacted },
  ResolutionSigned: { decide: signed },
  ResolutionSentBack: { decide: sentBack },
  TicketResolved: { decide: resolved },
  CallbackOpened: { decide: callbackOpened },
  CallbackRecorded: { decide: calledBack },
  TicketReopened: { decide: reopened },
  TicketClosed: { decide: finished },
  TicketMerged: { decide: finished },
};
