import { checkNewEvent, schemaOf, type Actor, type NewEvent, type TicketEvent } from '@hotline/contracts';
import type { Decision } from '../decision';
import type { Act, Commit, SeenCommand, SeenEvents, Stored } from '../ports/documents';

const DAY_MS = 86_400_000;
/** Time for which a document remembers answered commands. After it, a command with the same key counts as new. */
const REMEMBERED_MS = 2 * DAY_MS;
/** Largest number of answered commands that a document remembers, so that no client makes it grow without bound. */
const MOST_REMEMBERED = 1000;

/** The event, command, wake-up or act that led to a decision, and what the commit must remember of it. */
export interface Cause {
  readonly id: string;
  readonly jurisdiction: string;
  readonly actor?: Actor;
  readonly traceparent?: string;
  readonly seen?: SeenEvents;
  readonly command?: { readonly id: string; readonly hash: string };
  readonly wakeUp?: string;
  readonly act?: string;
}

const blank = <S>(id: string, state: S): Stored<S> => ({
  id,
  version: 0,
  state,
  seen: {},
  commands: [],
  sequence: 0,
  wakeUps: {},
  acts: [],
});

/** The document that a commit is for, and the time of the decision. */
export interface CommitTarget {
  readonly service: string;
  readonly id: string;
  /** Epoch ms. */
  readonly now: number;
}

function envelop(event: NewEvent, sequence: number, cause: Cause, { service, id, now }: CommitTarget): TicketEvent {
  checkNewEvent(event);
  return {
    specversion: '1.0',
    id: `${service}.${id}.${sequence}`,
    source: service,
    type: event.type,
    subject: id,
    time: new Date(now).toISOString(),
    datacontenttype: 'application/json',
    dataschema: schemaOf(event.type),
    jurisdiction: cause.jurisdiction,
    sequence,
    causationid: cause.id,
    ...(cause.traceparent === undefined ? {} : { traceparent: cause.traceparent }),
    ...(cause.actor === undefined ? {} : { actorid: cause.actor.id, actorrole: cause.actor.role }),
    ...(cause.actor?.unit === undefined ? {} : { actorunit: cause.actor.unit }),
    data: event.data,
  } as TicketEvent;
}

function nextWakeUps<S>(base: Stored<S>, decision: Decision<S>, rung: string | undefined): Stored<S>['wakeUps'] {
  const wakeUps: Record<string, number> = { ...base.wakeUps };
  if (rung !== undefined) delete wakeUps[rung];
  for (const [name, dueAt] of Object.entries(decision.wakeUps ?? {})) {
    if (dueAt === null) delete wakeUps[name];
    else wakeUps[name] = dueAt;
  }
  return wakeUps;
}

/**
 * Turns a decision into one commit: events with envelopes and sequence numbers, the highest sequences seen, wake-ups
 * and acts. Pure. Throws when an event does not fit its schema.
 */
export function assemble<S>(
  target: CommitTarget,
  previous: Stored<S> | undefined,
  decision: Decision<S>,
  cause: Cause,
): Commit<S> {
  const { service, id, now } = target;
  const base = previous ?? blank(id, decision.state);
  const events = (decision.events ?? []).map((event, i) => envelop(event, base.sequence + i + 1, cause, target));
  const commands: readonly SeenCommand[] = cause.command
    ? [
        ...base.commands.filter(({ at }) => at > now - REMEMBERED_MS),
        { ...cause.command, at: now, recorded: events.map((e) => ({ id: e.id, type: e.type })) },
      ].slice(-MOST_REMEMBERED)
    : base.commands;
  const decided: Act[] = (decision.acts ?? []).map((act) => ({
    id: `${service}.${id}.${act.name}`,
    type: act.type,
    data: act.data,
  }));
  const next: Stored<S> = {
    id,
    version: base.version + 1,
    state: decision.state,
    seen: cause.seen ? { ...base.seen, ...cause.seen } : base.seen,
    commands,
    sequence: base.sequence + events.length,
    wakeUps: decision.wakeUps || cause.wakeUp !== undefined ? nextWakeUps(base, decision, cause.wakeUp) : base.wakeUps,
    acts: [...base.acts.filter((act) => act.id !== cause.act), ...decided],
  };
  return { next, previous, events };
}
