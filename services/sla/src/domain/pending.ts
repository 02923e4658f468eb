import type { NewEvent, TargetName } from '@hotline/contracts';
import { isPending, type Pending, type SlaClock } from './sla-clock';

/** How often to look whether somebody has loaded the year. */
const DAY_MS = 86_400_000;

interface Change {
  readonly state: SlaClock;
  readonly events: readonly NewEvent[];
}

/** Lets a target wait for its year, and says so once. The other clocks go on. */
export function wait(change: Change, { name, startedAt, year }: Omit<Pending, 'retryAt'>): Change {
  const { state, events } = change;
  if (state.pending?.some((waits) => waits.name === name && waits.startedAt === startedAt)) return change;
  const text = {
    zh: `日历中没有${year}年，时限待定：请在辖区日历中补充该年的节假日和调休上班日`,
    en: `The calendar does not hold ${year}, so this limit cannot be computed yet: add the year's holidays and make-up days to the place's calendar`,
  };
  const pending = [
    ...(state.pending ?? []).filter((waits) => waits.name !== name),
    { name, startedAt, year, retryAt: startedAt + DAY_MS },
  ];
  return {
    state: { ...state, pending },
    events: [
      ...events,
      { type: 'SlaTargetPending', data: { name, startedAt: new Date(startedAt).toISOString(), year, text } },
    ],
  };
}

/** It has been set, met or has lost its object. */
export function drop(state: SlaClock, name: TargetName): SlaClock {
  if (!isPending(state, name)) return state;
  const { pending, ...rest } = state;
  const left = (pending ?? []).filter((waits) => waits.name !== name);
  return left.length > 0 ? { ...rest, pending: left } : rest;
}

/** What still waits is looked at again a day later. */
export function retryAt(state: SlaClock, now: number): SlaClock {
  return state.pending
    ? {
        ...state,
        pending: state.pending.map((waits) => (waits.retryAt <= now ? { ...waits, retryAt: now + DAY_MS } : waits)),
      }
    : state;
}
