import type { EventData, TargetName } from '@hotline/contracts';
import { isRunning, type ClockRow } from './row';

type Clocks = readonly ClockRow[];

/** A new stage ends the one before; a corrected limit replaces its own. */
export function set(clocks: Clocks, { targets }: EventData<'SlaTargetsSet'>, at: number): Clocks {
  return targets.reduce<Clocks>((so, target) => {
    const { name, stage, limit } = target;
    const clock: ClockRow = { name, stage, limit, startedAt: Date.parse(target.startedAt), dueAt: Date.parse(target.dueAt), warnAt: Date.parse(target.warnAt), state: 'running' };
    const others = so.filter((other) => other.name !== name || other.stage !== stage);
    return [...others.map((other) => (other.name === name ? end(other, at) : other)), clock];
  }, clocks);
}

const change = (clocks: Clocks, { name, stage }: { name: TargetName; stage: number }, to: (clock: ClockRow) => ClockRow): Clocks =>
  clocks.map((clock) => (clock.name === name && clock.stage === stage ? to(clock) : clock));

export const atRisk = (clocks: Clocks, which: EventData<'SlaTargetAtRisk'>): Clocks =>
  change(clocks, which, (clock) => (clock.state === 'running' ? { ...clock, state: 'at-risk' } : clock));

export const breached = (clocks: Clocks, which: EventData<'SlaTargetBreached'>): Clocks =>
  change(clocks, which, (clock) => (isRunning(clock) ? { ...clock, state: 'breached' } : clock));

export const met = (clocks: Clocks, data: EventData<'SlaTargetMet'>): Clocks =>
  change(clocks, data, (clock) => ({ ...clock, state: data.late ? 'met-late' : 'met', stoppedAt: Date.parse(data.at), elapsedMs: data.elapsedMs, countedMs: data.countedMs }));

/** The caller says it is not done: the clock from registration runs on as if it had never stopped. */
export const reopened = (clocks: Clocks, at: number): Clocks =>
  clocks.map((clock) => {
    if (clock.name !== 'resolve' || isRunning(clock)) return clock;
    const { stoppedAt: _stoppedAt, elapsedMs: _elapsedMs, countedMs: _countedMs, ...running } = clock;
    return { ...running, state: at > clock.dueAt ? 'breached' : 'running' };
  });

function end(clock: ClockRow, at: number): ClockRow {
  return isRunning(clock) ? { ...clock, state: 'ended', stoppedAt: at } : clock;
}
export const endAll = (clocks: Clocks, at: number): Clocks => clocks.map((clock) => end(clock, at));
