import type { EventData, TargetName } from '@hotline/contracts';
import { isRunning, type ClockRow } from './row';

type Clocks = readonly ClockRow[];

/** A new stage ends the one before; one said again, with a corrected limit or because it runs again, replaces itself. */
export function set(clocks: Clocks, { targets }: EventData<'SlaTargetsSet'>, at: number): Clocks {
  return targets.reduce<Clocks>((so, target) => {
    const { name, stage, limit } = target;
    const [dueAt, warnAt] = [Date.parse(target.dueAt), Date.parse(target.warnAt)];
    const clock: ClockRow = {
      name,
      stage,
      limit,
      startedAt: Date.parse(target.startedAt),
      dueAt,
      warnAt,
      state: runningAt({ dueAt, warnAt }, at),
    };
    const isSame = (other: ClockRow): boolean => other.name === name && other.stage === stage;
    if (so.some(isSame)) return so.map((other) => (isSame(other) ? clock : other));
    return [...stop(so, name, at), clock];
  }, clocks);
}

const runningAt = ({ dueAt, warnAt }: Pick<ClockRow, 'dueAt' | 'warnAt'>, at: number): ClockRow['state'] =>
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
    countedMs: data.countedMs,
  }));

/** The caller says it is not done: the clock from registration runs on as if it had never stopped. */
export const reopened = (clocks: Clocks, at: number): Clocks =>
  clocks.map((clock) => {
    if (clock.name !== 'resolve' || isRunning(clock)) return clock;
    const { stoppedAt: _stoppedAt, elapsedMs: _elapsedMs, countedMs: _countedMs, ...running } = clock;
    return { ...running, state: runningAt(clock, at) };
  });

function end(clock: ClockRow, at: number): ClockRow {
  return isRunning(clock) ? { ...clock, state: 'ended', stoppedAt: at } : clock;
}
/** A target that has lost its object: another unit has the ticket, or nobody is to be called. */
export const stop = (clocks: Clocks, name: TargetName, at: number): Clocks =>
  clocks.map((clock) => (clock.name === name ? end(clock, at) : clock));
export const endAll = (clocks: Clocks, at: number): Clocks => clocks.map((clock) => end(clock, at));
