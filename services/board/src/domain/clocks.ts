import type { EventData, TargetName } from '@hotline/contracts';
import { isActive, isRunning, type ClockRow } from './row';

type Clocks = readonly ClockRow[];
type Timing = NonNullable<ClockRow['timing']>;

/**
 * Sets the clocks of targets. A new stage ends the stage before it; a stage that is set again (after a corrected limit
 * or a redo) is replaced.
 */
export function set(clocks: Clocks, { targets }: EventData<'SlaTargetsSet'>, at: number): Clocks {
  return targets.reduce<Clocks>((so, { limit, policy: _policy, statute, ...instants }) => {
    const timing = {
      dueAt: Date.parse(instants.dueAt),
      warnAt: Date.parse(instants.warnAt),
      limit,
      ...(instants.redAt ? { redAt: Date.parse(instants.redAt) } : {}),
      ...(statute === undefined ? {} : { statute }),
    };
    const startedAt = Date.parse(instants.startedAt);
    return put(so, { ...whichOf(instants), startedAt, timing, state: runningState(timing, at) }, at);
  }, clocks);
}

/** Adds a clock in the state `pending`: its due time cannot be computed yet. */
export function setPending(clocks: Clocks, data: EventData<'SlaTargetPending'>, at: number): Clocks {
  return put(clocks, { ...whichOf(data), startedAt: Date.parse(data.startedAt), state: 'pending' }, at);
}

function put(clocks: Clocks, clock: ClockRow, at: number): Clocks {
  const isSame = ({ name, stage }: ClockRow): boolean => name === clock.name && stage === clock.stage;
  if (clocks.some(isSame)) return clocks.map((other) => (isSame(other) ? { ...clock, ...pausesOf(other) } : other));
  return [...clocks.map((other) => (isSameKind(other, clock) ? end(other, at) : other)), clock];
}

const whichOf = ({ name, stage, party }: Pick<ClockRow, 'name' | 'stage'> & { party?: string | undefined }) => ({
  name,
  stage,
  ...(party === undefined ? {} : { party }),
});
/** Whether a new stage of one clock ends the other. A unit can have several promises at a time. */
const isSameKind = (one: ClockRow, other: ClockRow): boolean =>
  one.name !== 'promise' && one.name === other.name && one.party === other.party;

/** A clock that gets a new due time keeps its pauses, and stays paused if the last pause is open. */
const pausesOf = ({ pauses }: ClockRow): Partial<ClockRow> => ({
  ...(pauses ? { pauses } : {}),
  ...(pauses?.some(({ to }) => to === undefined) ? { state: 'paused' } : {}),
});

const runningState = ({ dueAt, warnAt }: Timing, at: number): ClockRow['state'] =>
  at >= dueAt ? 'breached' : at >= warnAt ? 'at-risk' : 'running';

const change = (
  clocks: Clocks,
  { name, stage }: { name: TargetName; stage: number },
  to: (clock: ClockRow) => ClockRow,
): Clocks => clocks.map((clock) => (clock.name === name && clock.stage === stage ? to(clock) : clock));

export const atRisk = (clocks: Clocks, which: EventData<'SlaTargetAtRisk'>): Clocks =>
  change(clocks, which, (clock) => (clock.state === 'running' ? { ...clock, state: 'at-risk' } : clock));

export const breached = (clocks: Clocks, which: EventData<'SlaTargetBreached'>): Clocks =>
  change(clocks, which, (clock) => (isRunning(clock) ? { ...clock, state: 'breached' } : clock));

export const met = (clocks: Clocks, data: EventData<'SlaTargetMet'>): Clocks =>
  change(clocks, data, (clock) => ({
    ...clock,
    state: data.late ? 'met-late' : 'met',
    stoppedAt: Date.parse(data.at),
    elapsedMs: data.elapsedMs,
    ...(data.countedMs === undefined ? {} : { countedMs: data.countedMs }),
  }));

/**
 * Restarts the resolve clock as if it had never stopped, because a caller says that the trouble is not solved. A clock
 * without a due time is not restarted here: another event sets it again.
 */
export const reopened = (clocks: Clocks, at: number): Clocks =>
  clocks.map((clock) => {
    if (clock.name !== 'resolve' || isActive(clock) || !clock.timing) return clock;
    const { stoppedAt: _stoppedAt, elapsedMs: _elapsedMs, countedMs: _countedMs, ...running } = clock;
    return { ...running, state: runningState(clock.timing, at) };
  });

const end = (clock: ClockRow, at: number): ClockRow =>
  isActive(clock) ? { ...clock, state: 'ended', stoppedAt: at } : clock;

/** Ends a target that no longer applies, because another unit has the ticket or no callback is due. */
export const stop = (clocks: Clocks, name: TargetName, at: number): Clocks =>
  clocks.map((clock) => (clock.name === name ? end(clock, at) : clock));

const OF_ASSISTANTS: ReadonlySet<TargetName> = new Set<TargetName>(['assistant-acknowledge', 'assistant-report']);

/** Ends the targets of all assistants, or of one. */
export const stopAssistants = (clocks: Clocks, at: number, unit?: string): Clocks =>
  clocks.map((clock) =>
    OF_ASSISTANTS.has(clock.name) && (unit === undefined || clock.party === unit) ? end(clock, at) : clock,
  );

/** Ends the clocks of a ticket that has ended. A promise to the callers goes on. */
export const endAll = (clocks: Clocks, at: number): Clocks =>
  clocks.map((clock) => (clock.name === 'promise' ? clock : end(clock, at)));

export const paused = (clocks: Clocks, { at, ...which }: EventData<'ClockPaused'>): Clocks =>
  change(clocks, which, (clock) => ({
    ...clock,
    state: 'paused',
    pauses: [...(clock.pauses ?? []), { from: Date.parse(at) }],
  }));

/** Closes the open pause. The clock runs again when the event with its new due time arrives. */
export const resumed = (clocks: Clocks, { at, ...which }: EventData<'ClockResumed'>): Clocks =>
  change(clocks, which, (clock) => ({
    ...clock,
    pauses: clock.pauses?.map((pause) => (pause.to === undefined ? { ...pause, to: Date.parse(at) } : pause)) ?? [],
  }));
