import type { NewEvent } from '@hotline/contracts';
import { stepsOf } from './escalation/ladder';
import { changesOf, dueOf, limitEntry } from './ledger';
import type { SlaPolicy } from '@hotline/jurisdiction';
import { findStage, isTimed, whichOf, type SlaClock, type Target, type TimedTarget } from './sla-clock';
import type { Time, Timing } from './time';

/**
 * Interval, in ms, at which a pending target asks the calendar again, in case a process missed that the year was
 * loaded.
 */
export const RETRY_MS = 86_400_000;

type StageKey = Pick<Target, 'name' | 'stage' | 'startedAt' | 'party'>;

const iso = (at: number): string => new Date(at).toISOString();

export const policyOf = ({ kind, urgency, matter }: SlaClock, time: Time): SlaPolicy =>
  time.policy({ kind, urgency, ...(matter ? { matter } : {}) });

/**
 * Makes a target by the limit that its ledger states, and with the cards of the policy in force: running, or pending until `retryAt` when its limit ends in a year that the
 * calendar does not know.
 */
export function makeTarget(state: SlaClock, key: StageKey, time: Time, retryAt: number): Target {
  const { name, stage, startedAt, party } = key;
  const policy = policyOf(state, time);
  const stated = limitEntry(state.ledger, key);
  if (!stated) throw new RangeError(`The ledger states no limit for "${name}".`);
  const { limit, statute } = stated;
  const changes = changesOf(state.ledger, { name, stage });
  const { pauses } = changes;
  const dueAt = dueOf({ startedAt, limit, ...changes }, time);
  const which = { name, stage, ...(party === undefined ? {} : { party }) };
  if (typeof dueAt !== 'number') return { ...which, startedAt, state: 'pending', year: dueAt.unknownYear, retryAt };
  const timing: Timing = { startedAt, dueAt, limit, ...(pauses.length > 0 ? { pauses } : {}) };
  const told = toldOf(state, { name, stage });
  const plan = { policy, retryAt, told };
  return {
    ...which,
    ...timing,
    ...(statute === undefined ? {} : { statute }),
    ...cardsOf(timing, policy, time),
    state: pauses.some(({ to }) => to === undefined) ? 'paused' : 'running',
    warned: false,
    breached: false,
    steps: stepsOf(state, { ...timing, name }, plan, time),
    told,
  };
}

/** Ids of the escalation steps that a stage took before it was computed again. */
function toldOf(state: SlaClock, { name, stage }: Pick<Target, 'name' | 'stage'>): readonly string[] {
  const before = findStage(state, name, stage);
  return before && isTimed(before) ? before.told : [];
}

/** When the card turns yellow, and when red. `redAt` is absent when the card turns red at the due time. */
function cardsOf(timing: Timing, policy: SlaPolicy, time: Time): Pick<TimedTarget, 'warnAt' | 'redAt'> {
  const warnAt = time.momentOf(timing, { card: 'yellow' }, policy);
  const redAt = policy.redAt && time.momentOf(timing, policy.redAt, policy);
  return {
    warnAt: typeof warnAt === 'number' ? warnAt : timing.dueAt,
    ...(typeof redAt === 'number' ? { redAt } : {}),
  };
}

/** Appends the event of a new target. Targets that get their due time in one decision share one event. */
export function newTargetEvents(events: readonly NewEvent[], target: Target, policy: SlaPolicy): NewEvent[] {
  if (!isTimed(target)) return [...events, pendingEvent(target)];
  const last = events.at(-1);
  const set = last?.type === 'SlaTargetsSet' ? last.data.targets : [];
  const others = last?.type === 'SlaTargetsSet' ? events.slice(0, -1) : events;
  return [...others, { type: 'SlaTargetsSet', data: { targets: [...set, setData(target, policy)] } }];
}

function setData(target: TimedTarget, policy: SlaPolicy) {
  const { startedAt, dueAt, warnAt, redAt, limit, statute } = target;
  return {
    ...whichOf(target),
    startedAt: iso(startedAt),
    dueAt: iso(dueAt),
    warnAt: iso(warnAt),
    ...(redAt === undefined ? {} : { redAt: iso(redAt) }),
    limit: { ...limit },
    policy: policy.id,
    ...(statute === undefined ? {} : { statute }),
  };
}

function pendingEvent({ startedAt, year, ...target }: Exclude<Target, TimedTarget>): NewEvent {
  const text = {
    zh: `${year}年的节假日安排尚未录入，时限待定；录入后自动计算`,
    en: `The holidays of ${year} are not loaded yet; the limit is computed once they are`,
  };
  return { type: 'SlaTargetPending', data: { ...whichOf(target), startedAt: iso(startedAt), year, text } };
}
