import { join } from 'node:path';
import { checkNewEvent, type EventType, type NewEvent, type TargetName, type TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { isRefused, type Decided } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { reactions, woken } from '../reactions';
import { find, isTimed, type SlaClock } from '../sla-clock';
import { NEXT } from '../targets';
import { viewOf, type SlaView } from '../view';
import { instant, type LocalEvent } from './ticket-events';

type Reaction = (
  state: SlaClock | undefined,
  event: TicketEvent,
  context: object,
  gathered: unknown,
) => Decided<SlaClock>;
export interface PublishedEvent {
  readonly time: string;
  readonly event: NewEvent;
}
export interface TicketLife {
  readonly state: SlaClock | undefined;
  readonly published: readonly PublishedEvent[];
}

let jurisdiction: Jurisdiction;
let view: SlaView;
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../../deploy/jurisdictions/shanghe'));
  view = viewOf(jurisdiction);
});

export const jurisdictionOfLife = (): Jurisdiction => jurisdiction;

/** The view of the jurisdiction in which these tickets live. */
export const viewOfLife = (): SlaView => view;

/** The clocks of a ticket after these events, with every wake-up delivered at its instant until the last event. */
export const lifeOf = (...events: LocalEvent[]): TicketLife => lifeAfter(undefined, ...events);

/** The same for a ticket that has clocks already; its first wake-up is set by the first of these events. */
export function lifeAfter(before: SlaClock | undefined, ...events: LocalEvent[]): TicketLife {
  const published: PublishedEvent[] = [];
  let state: SlaClock | undefined = before;
  let next = Infinity;
  const take = (outcome: Decided<SlaClock>, now: number): void => {
    const decided = afterStorage(outcome);
    if (!decided || isRefused(decided)) return;
    state = decided.state;
    if (decided.wakeUps) next = decided.wakeUps[NEXT] ?? Infinity;
    for (const event of decided.events ?? [])
      published.push({ time: new Date(now).toISOString(), event: (checkNewEvent(event), event) });
  };
  for (const event of events) {
    const now = instant(event.at);
    while (state && next <= now) {
      const dueAt = next;
      take(woken(state, NEXT, { now: dueAt, jurisdiction: 'shanghe', view }), dueAt);
      if (next === dueAt) throw new Error('the wake-up is set to the same instant again');
    }
    take(react(state, event), now);
  }
  return { state, published };
}

function react(state: SlaClock | undefined, { at, type, data }: LocalEvent): Decided<SlaClock> {
  const decide = reactions[type]?.decide as Reaction | undefined;
  const now = instant(at);
  const event = { type, data, time: new Date(now).toISOString() } as TicketEvent;
  return decide?.(state, event, { now, jurisdiction: 'shanghe', view }, undefined);
}

/** The due time of the latest stage in local time, e.g. `2025-10-16 17:30`; undefined when it has none. */
export const dueOf = ({ state }: TicketLife, name: TargetName): string | undefined => {
  const target = state && find(state, name);
  if (!target || !isTimed(target)) return undefined;
  return new Date(target.dueAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
};
export const stateOf = ({ state }: TicketLife, name: TargetName) => state && find(state, name)?.state;
/** The stages that events of this type name, e.g. `resolve.1`, in the order of publication. */
export const stagesIn = ({ published }: TicketLife, type: EventType): string[] =>
  published.flatMap(({ event }) =>
    event.type === type && 'name' in event.data && 'stage' in event.data
      ? [`${event.data.name}.${event.data.stage}`]
      : [],
  );
