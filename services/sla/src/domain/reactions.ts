import type { TargetName, TicketEvent, TicketKind, Urgency } from '@hotline/contracts';
import type { Context, Decided, Reactions } from '@hotline/runtime';
import { checkDue } from './breaches';
import { unchanged, type ClockChange } from './clock-change';
import { climb } from './escalation/ladder';
import { resumeArrived, resumeOver } from './changes/pausing';
import { endAssistants, released, startAssistant, stopped } from './assistants/assistants';
import { serviceTold } from './hand-over/hand-over';
import { isPromise, keepBySolving, promisingTheRest } from './promises/promises';
import { policyOf } from './new-target';
import { setAcceptance } from './statutes/acceptance';
import { tellingStatute } from './statutes/changed-statute';
import { watch } from './suspension/notices';
import { endIfOver, endingSuspension } from './suspension/suspend';
import { find, isActive, OF_ASSISTANTS, type SlaClock } from './sla-clock';
import {
  adjust,
  decided,
  end,
  meet,
  restate,
  resumeResolve,
  retryPending,
  setFromStart,
  start,
  withoutResumed,
} from './targets';
import type { Time } from './time';
import type { SlaView } from './view';

type Reaction<E> = (state: SlaClock | undefined, event: E, context: Context<SlaView>) => Decided<SlaClock>;
type Timed<E> = (state: SlaClock | undefined, event: E, context: Context<Time>) => Decided<SlaClock>;

const STAGES: readonly TargetName[] = ['acknowledge', 'first-contact', 'callback', 'redo', ...OF_ASSISTANTS];

const at = (event: { time: string }): number => Date.parse(event.time);
/** Applies a rule to a ticket that has clocks and is open; ignores the event otherwise. */
const whileOpen =
  <E>(rule: (time: Time, state: SlaClock, event: E) => ClockChange): Timed<E> =>
  (state, event, { view: time }) => {
    if (!state?.open) return undefined;
    const change = rule(time, state, event);
    return change.state === state && change.events.length === 0 ? undefined : decided(change);
  };

/** Starts the callback target, unless one is active: a call that is due must not be postponed. */
const startCallback = (change: ClockChange, now: number, time: Time): ClockChange =>
  isActive(find(change.state, 'callback')) ? change : start(change, 'callback', now, time);

const meetAll = (change: ClockChange, names: readonly TargetName[], now: number, time: Time): ClockChange =>
  names.reduce((so, name) => meet(so, name, now, time), change);

interface ClassifiedAs {
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly registeredAt: string;
  readonly matter?: string;
}

/**
 * Sets the resolve and dispatch targets by what is known of the ticket now, and adjusts the other targets to a
 * correction.
 */
function classify(
  time: Time,
  state: SlaClock | undefined,
  classification: ClassifiedAs,
  { jurisdiction, now }: { jurisdiction: string; now: number },
): ClockChange {
  const { kind, urgency, matter } = classification;
  const registeredAt = Date.parse(classification.registeredAt);
  const base = state ?? newClock({ jurisdiction, registeredAt, kind, urgency });
  const next: SlaClock = { ...base, kind, urgency, ...(matter ? { matter } : {}) };
  if (isSameAbout(base, next) && find(base, 'resolve')) return unchanged(next);
  const change = (['resolve', 'dispatch'] as const).reduce((so, name) => {
    const target = find(so.state, name);
    return !target || isActive(target) ? setFromStart(so, name, { now, time }) : so;
  }, unchanged(next));
  return adjust(setAcceptance(change, now, time), STAGES, now, time);
}

/** Whether the policy of a ticket is the same, so that its clocks keep the limits by which they were judged. */
const isSameAbout = (one: SlaClock, other: SlaClock): boolean =>
  one.kind === other.kind && one.urgency === other.urgency && one.matter === other.matter;

const newClock = (about: Pick<SlaClock, 'jurisdiction' | 'registeredAt' | 'kind' | 'urgency'>): SlaClock => ({
  ...about,
  targets: [],
  ledger: [],
  notices: [],
  given: 0,
  open: true,
});

/**
 * Starts the dispatch target before the ticket is classified, so that a ticket that nobody classifies becomes overdue.
 * For a part of a split ticket it counts from the split.
 */
export const registered: Timed<TicketEvent<'TicketRegistered'>> = (state, event, { view: time, jurisdiction }) => {
  if (state) return undefined;
  const { ticketNo, kind = 'complaint', receivedAt, splitFrom, replayed } = event.data;
  const clock: SlaClock = {
    ...newClock({ jurisdiction, registeredAt: Date.parse(receivedAt), kind, urgency: 'normal' }),
    ticketNo,
    ...(replayed ? { replayed } : {}),
  };
  return decided(start(unchanged(clock), 'dispatch', splitFrom ? at(event) : clock.registeredAt, time));
};

/** Starts a new stage of the dispatch target for a ticket without a unit, unless a stage is active. */
const startDispatch = (change: ClockChange, now: number, time: Time): ClockChange =>
  isActive(find(change.state, 'dispatch')) ? change : start(change, 'dispatch', now, time);

export const classified: Timed<TicketEvent<'TicketClassified'>> = (state, event, { view: time, jurisdiction }) =>
  state && !state.open ? undefined : decided(classify(time, state, event.data, { jurisdiction, now: at(event) }));

/** Until the matter is known, the resolve target uses the kind and urgency that the model proposes. */
export const deferred: Timed<TicketEvent<'ClassificationDeferred'>> = (state, event, { view: time, jurisdiction }) => {
  const { proposal, registeredAt } = event.data;
  const proposed = { kind: proposal.kind, urgency: proposal.urgency, registeredAt };
  if (state && !state.open) return undefined;
  const now = at(event);
  return decided(startDispatch(classify(time, state, proposed, { jurisdiction, now }), now, time));
};

/** A direct answer meets the dispatch, accept and resolve targets, and starts the callback target. */
export const answered: Timed<TicketEvent<'TicketAnswered' | 'TicketRedirected'>> = (
  state,
  event,
  { view: time, jurisdiction },
) => {
  if (state && !state.open) return undefined;
  const now = at(event);
  const change = meet(classify(time, state, event.data, { jurisdiction, now }), 'dispatch', now, time);
  return decided(startCallback(meetAll(change, ['accept', 'resolve'], now, time), now, time));
};

/**
 * Each unit has its own time to acknowledge; a return does not restart the other targets. If the ticket was reported
 * resolved before, its resolve target runs again and its callback target ends.
 */
export const dispatched: Timed<TicketEvent<'TicketDispatched'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const { lead, assistants, parts = [] } = event.data;
  const units = [lead, ...assistants];
  const assigned = meet(resume(time, { ...state, units }, now), 'dispatch', now, time);
  const change = parts.reduce(
    (so, unit) => startAssistant(so, unit, now, time),
    endAssistants(start(assigned, 'acknowledge', now, time), now),
  );
  if (event.data.how === 'redo') {
    return start(start(change, 'first-contact', now, time), 'redo', now, time);
  }
  return state.targets.some((target) => target.name === 'first-contact')
    ? change
    : start(change, 'first-contact', now, time);
});

function resume(time: Time, state: SlaClock, now: number): ClockChange {
  const change = resumeResolve(end(unchanged(state), 'callback', now), now, time);
  if (!change.state.resumed) return change;
  return restate({ ...change, state: withoutResumed(change.state) }, 'resolve', time);
}

/**
 * While the ticket waits for a fact, for a designation or for a new dispatch, no unit has it. The dispatch target runs
 * meanwhile.
 */
export const withoutLead: Timed<TicketEvent<'RoutingFactsNeeded' | 'JurisdictionDisputed' | 'DispatchLapsed'>> =
  whileOpen((time, { units: _units, ...state }, event) => {
    const now = at(event);
    const ended = endAssistants(end(resume(time, state, now), 'acknowledge', now), now);
    return startDispatch(ended, now, time);
  });

export const acknowledged: Timed<TicketEvent<'DispatchAcknowledged'>> = whileOpen((time, state, event) =>
  meet(unchanged(state), 'acknowledge', at(event), time),
);

export const contacted: Timed<TicketEvent<'CallerContacted'>> = whileOpen((time, state, event) =>
  event.data.sufficient ? meet(unchanged(state), 'first-contact', at(event), time) : unchanged(state),
);

/** The signature of a leader meets the resolve target, so that the time of a review does not count for the unit. */
export const signed: Timed<TicketEvent<'ResolutionSigned'>> = whileOpen((time, state, event) =>
  meet(unchanged(state), 'resolve', at(event), time),
);

/** When a resolution is sent back, the resolve target runs again, as if it had never stopped. */
export const sentBack: Timed<TicketEvent<'ResolutionSentBack'>> = whileOpen((time, state, event) =>
  resume(time, state, at(event)),
);

export const resolved: Timed<TicketEvent<'TicketResolved'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = meetAll(unchanged(state), ['accept', 'resolve', 'redo'], now, time);
  return startCallback(keepBySolving(change, event, time), now, time);
});

export const calledBack: Timed<TicketEvent<'CallbackRecorded'>> = whileOpen((time, state, event) =>
  event.data.reached ? meet(unchanged(state), 'callback', at(event), time) : unchanged(state),
);

/**
 * A caller has to be called: the next one, or the same one again. This opens a closed ticket that a caller joined late.
 */
export const callbackOpened: Timed<TicketEvent<'CallbackOpened'>> = (state, event, { view: time }) => {
  if (!state || state.merged) return undefined;
  const ordered = meet(unchanged(state), 'supervise', at(event), time);
  if (isActive(find(state, 'callback'))) return ordered.state === state ? undefined : decided(ordered);
  return decided(startCallback({ ...ordered, state: { ...ordered.state, open: true } }, at(event), time));
};

/**
 * The resolve target runs again as if it had never stopped, even after a closure, because the problem was not solved.
 */
export const reopened: Timed<TicketEvent<'TicketReopened'>> = (state, event, { view: time }) => {
  if (!state || state.merged) return undefined;
  const ordered = meet(unchanged({ ...state, open: true }), 'supervise', at(event), time);
  return decided(resumeResolve(ordered, at(event), time));
};

/** 督办: a supervisor has to order how the ticket goes on. Orders, and the closure of the ticket, meet the target. */
export const supervised: Timed<TicketEvent<'SupervisionRequested'>> = whileOpen((time, state, event) =>
  start(unchanged(state), 'supervise', at(event), time),
);

/** Resumes the clocks that were paused to wait for information from the caller. */
export const callerHeard: Reaction<TicketEvent<'InformationAdded' | 'FactsProvided'>> = (state, event, { view }) => {
  if (!state?.open) return undefined;
  const change = resumeArrived(unchanged(state), at(event), view);
  return change.events.length > 0 ? decided(change) : undefined;
};

/**
 * Ends the targets of a closed or merged ticket. A promise to the callers ends only if they withdraw the ticket. A
 * ticket that ended before its classification gets no targets.
 */
export const finished: Timed<TicketEvent<'TicketClosed' | 'TicketMerged'>> = (
  state,
  event,
  { jurisdiction, view: time },
) => {
  const closed = event.type === 'TicketClosed';
  const merged = closed ? {} : { merged: true as const };
  if (!state) {
    const clock = newClock({ jurisdiction, registeredAt: at(event), kind: 'complaint', urgency: 'normal' });
    return { state: { ...clock, open: false, ...merged } };
  }
  if (!state.open && (state.merged || !merged.merged)) return undefined;
  const supervised = closed ? meet(unchanged(state), 'supervise', at(event), time) : unchanged(state);
  const withdrawn = 'closure' in event.data && event.data.closure === 'withdrawn';
  const change = supervised.state.targets
    .filter((one) => isActive(one) && (withdrawn || !isPromise(one)))
    .reduce((so, one) => end(so, one, at(event)), supervised);
  return decided({ ...change, state: { ...change.state, open: false, ...merged } });
};

/**
 * Ends pauses that are over, publishes warnings and breaches that are due, asks the calendar again for pending targets,
 * and takes the escalation steps that are due.
 */
export function woken(state: SlaClock, _name: string, { now, view: time }: Context<Time>): Decided<SlaClock> {
  const ended = endIfOver(unchanged(state), now, time);
  const change = retryPending(checkDue(resumeOver(ended, now, time), now), now, time);
  return decided(watch(climb(change, now, time, policyOf(change.state, time)), now));
}

/** Gives pending targets their due time after a version of the jurisdiction came into force that knows their year. */
export function calendarLoaded(state: SlaClock | undefined, { now, view: time }: Context<Time>): Decided<SlaClock> {
  if (!state?.open) return undefined;
  const change = retryPending(unchanged(state), now, time);
  return change.events.length > 0 ? decided(change) : undefined;
}

export const reactions: Reactions<SlaClock, SlaView> = {
  InformationAdded: { decide: callerHeard },
  FactsProvided: { decide: callerHeard },
  TicketRegistered: { decide: registered },
  TicketClassified: { decide: tellingStatute(classified) },
  ClassificationDeferred: { decide: deferred },
  TicketAnswered: { decide: answered },
  TicketRedirected: { decide: answered },
  TicketDispatched: { decide: endingSuspension(dispatched) },
  RoutingFactsNeeded: { decide: endingSuspension(withoutLead) },
  JurisdictionDisputed: { decide: endingSuspension(withoutLead) },
  DispatchLapsed: { decide: endingSuspension(withoutLead) },
  DispatchAcknowledged: { decide: acknowledged },
  AssistantAcknowledged: { decide: whileOpen(stopped('assistant-acknowledge')) },
  AssistantReported: { decide: whileOpen(stopped(...OF_ASSISTANTS)) },
  AssistantReleased: { decide: whileOpen(released) },
  CallerContacted: { decide: contacted },
  ResolutionSigned: { decide: endingSuspension(signed) },
  ResolutionSentBack: { decide: sentBack },
  TicketResolved: { decide: endingSuspension(resolved) },
  CallbackOpened: { decide: callbackOpened },
  CallbackRecorded: { decide: calledBack },
  TicketReopened: { decide: reopened },
  SupervisionRequested: { decide: supervised },
  EmergencyHandedOver: { decide: serviceTold },
  TicketClosed: { decide: endingSuspension(promisingTheRest(finished)) },
  TicketMerged: { decide: endingSuspension(finished) },
};
