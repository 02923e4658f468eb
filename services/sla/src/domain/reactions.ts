import type { TargetName, TicketEvent, TicketKind, Urgency } from '@hotline/contracts';
import type { Context, Decided } from '@hotline/runtime';
import { isRunning, type SlaClock } from './sla-clock';
import { decided, end, look, meet, resume, start, type Change } from './targets';
import type { Time } from './time';

type Timed<E> = (time: Time) => (state: SlaClock | undefined, event: E, context: Context) => Decided<SlaClock>;

/** Attempts to reach the caller that count as a first contact. */
const ENOUGH_ATTEMPTS = 3;
const STAGES: readonly TargetName[] = ['acknowledge', 'first-contact', 'resolve', 'callback', 'redo'];

const at = (event: { time: string }): number => Date.parse(event.time);
const unchanged = (state: SlaClock): Change => ({ state, facts: [] });
/** Rules about a ticket that has clocks and is not closed. */
const whileOpen = <E>(rule: (time: Time, state: SlaClock, event: E) => Change): Timed<E> =>
  (time) => (state, event) => (state?.open ? decided(rule(time, state, event)) : undefined);

interface Known {
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  readonly registeredAt: string;
  readonly matter?: string;
}

/** The clock that never resets: from registration, whatever is found out later. */
function know(time: Time, state: SlaClock | undefined, known: Known, jurisdiction: string): Change {
  const registeredAt = Date.parse(known.registeredAt);
  const base: SlaClock = state ?? { jurisdiction, registeredAt, kind: known.kind, urgency: known.urgency, targets: [], attempts: 0, open: true };
  const next: SlaClock = { ...base, kind: known.kind, urgency: known.urgency, ...(known.matter ? { matter: known.matter } : {}) };
  const isNew = !next.targets.some((target) => target.name === 'resolve');
  return isNew || isRunning(next, 'resolve') ? start(unchanged(next), 'resolve', base.registeredAt, time) : unchanged(next);
}

export const classified: Timed<TicketEvent<'TicketClassified'>> = (time) => (state, { data }, { jurisdiction }) =>
  state && !state.open ? undefined : decided(know(time, state, data, jurisdiction));

/** Nobody knows the matter yet, but the clock runs. */
export const deferred: Timed<TicketEvent<'ClassificationDeferred'>> = (time) => (state, { data }, { jurisdiction }) =>
  state && !state.open
    ? undefined
    : decided(know(time, state, { kind: data.proposal.kind, urgency: data.proposal.urgency, registeredAt: data.registeredAt }, jurisdiction));

/** The hotline itself answered: that is what was to be done; now the caller is to be asked. */
export const answered: Timed<TicketEvent<'TicketAnswered' | 'TicketRedirected'>> = (time) => (state, event, { jurisdiction }) => {
  if (state && !state.open) return undefined;
  const known = know(time, state, event.data, jurisdiction);
  return decided(start(meet(known, 'resolve', at(event), time), 'callback', at(event), time));
};

/** Each unit has its own time to acknowledge; the other clocks run through a return. */
export const dispatched: Timed<TicketEvent<'TicketDispatched'>> = whileOpen((time, state, event) => {
  const now = at(event);
  let change = start(end(unchanged(state), 'acknowledge', now), 'acknowledge', now, time);
  if (event.data.how === 'redo') {
    change = end(change, 'first-contact', now);
    change = start({ ...change, state: { ...change.state, attempts: 0 } }, 'first-contact', now, time);
    return start(change, 'redo', now, time);
  }
  return isRunning(state, 'first-contact') || state.targets.some((target) => target.name === 'first-contact') ? change : start(change, 'first-contact', now, time);
});

export const acknowledged: Timed<TicketEvent<'DispatchAcknowledged'>> = whileOpen((time, state, event) => meet(unchanged(state), 'acknowledge', at(event), time));

export const contacted: Timed<TicketEvent<'CallerContacted'>> = whileOpen((time, state, event) => {
  const attempts = state.attempts + 1;
  const counts = event.data.outcome === 'reached' || attempts >= ENOUGH_ATTEMPTS;
  const change = unchanged({ ...state, attempts });
  return counts ? meet(change, 'first-contact', at(event), time) : change;
});

export const resolved: Timed<TicketEvent<'TicketResolved'>> = whileOpen((time, state, event) => {
  const now = at(event);
  const change = meet(meet(unchanged(state), 'resolve', now, time), 'redo', now, time);
  return start(change, 'callback', now, time);
});

export const calledBack: Timed<TicketEvent<'CallbackRecorded'>> = whileOpen((time, state, event) =>
  event.data.reached ? meet(unchanged(state), 'callback', at(event), time) : unchanged(state));

/** The caller says it is not done: the clock that began at registration runs on, and may be overdue at once. */
export const reopened: Timed<TicketEvent<'TicketReopened'>> = whileOpen((_time, state, event) => look(resume(unchanged(state), 'resolve'), at(event)));

/** Closed or merged: no clock runs on. One merged before its clocks began gets none. */
export const finished: Timed<TicketEvent<'TicketClosed' | 'TicketMerged'>> = () => (state, event, { jurisdiction }) => {
  if (!state) return { state: { jurisdiction, registeredAt: at(event), kind: 'complaint', urgency: 'normal', targets: [], attempts: 0, open: false } };
  if (!state.open) return undefined;
  const change = STAGES.reduce((so, name) => end(so, name, at(event)), unchanged(state));
  return decided({ ...change, state: { ...change.state, open: false } });
};

/** A wake-up: what has come due is told; each once. */
export const woken = (state: SlaClock, _name: string, { now }: Context): Decided<SlaClock> => decided(look(unchanged(state), now));
