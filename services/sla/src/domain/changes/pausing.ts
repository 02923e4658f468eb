import type { EventData, NewEvent } from '@hotline/contracts';
import { localTime } from '@hotline/contracts/phrases';
import { record, type ClockChange } from '../clock-change';
import type { LedgerEntry } from '../ledger';
import { findStage, isPaused, type SlaClock, type Target, type TimedTarget } from '../sla-clock';
import type { Pause, Time } from '../time';
import type { SlaView } from '../view';
import { recompute } from './recompute';

const iso = (at: number): string => new Date(at).toISOString();

/** The pause that a clock is in; undefined when it runs. */
export const openPause = ({ pauses = [] }: TimedTarget): Pause | undefined => pauses.find(({ to }) => to === undefined);

/** Pauses a running clock at the instant of the entry. */
export function pause(
  state: SlaClock,
  target: TimedTarget,
  entry: LedgerEntry & { what: 'pause' },
  view: SlaView,
): ClockChange {
  const { name, stage } = target;
  const { at, until, code } = entry;
  const paused: Target = {
    ...target,
    state: 'paused',
    pauses: [...(target.pauses ?? []), { from: at, until, code }],
  };
  const data = { name, stage, at: iso(at), until: iso(until), code, text: pauseText(code, until, view, at) };
  return { state: record(state, paused, entry), events: [{ type: 'ClockPaused', data }] };
}

function pauseText(code: string, until: number, view: SlaView, now: number): EventData<'ClockPaused'>['text'] {
  const [reason, at] = [view.pauseReasons.get(code)?.name, localTime(until, view.zone, now)];
  return {
    zh: `${reason ? `因${reason.zh}，` : ''}暂停计时至${at.zh}`,
    en: `${reason ? `${reason.en}, so ` : ''}the clock stands still until ${at.en}`,
  };
}

/** Resumes a paused clock at `at`. Its due time moves by the counted time of the pause. */
export function resumeClock(
  change: ClockChange,
  { name, stage }: Pick<Target, 'name' | 'stage'>,
  { at, why }: { readonly at: number; readonly why: EventData<'ClockResumed'>['cause'] },
  time: Time,
): ClockChange {
  const target = findStage(change.state, name, stage);
  if (!isPaused(target)) return change;
  const resumed: NewEvent = { type: 'ClockResumed', data: { name, stage, at: iso(at), cause: why } };
  const entry: LedgerEntry = { what: 'resume', name, stage, at, why };
  return recompute({ ...change, events: [...change.events, resumed] }, target, entry, { now: at, time });
}

/** Ends each pause whose latest end has passed, as of that end. */
export const resumeOver = (change: ClockChange, now: number, time: Time): ClockChange =>
  change.state.targets.filter(isPaused).reduce((so, target) => {
    const until = openPause(target)?.until ?? Infinity;
    return until <= now ? resumeClock(so, target, { at: until, why: 'over' }, time) : so;
  }, change);

/** Ends the pauses that waited for information from the caller. */
export const resumeArrived = (change: ClockChange, now: number, view: SlaView): ClockChange =>
  change.state.targets.filter(isPaused).reduce((so, target) => {
    const code = openPause(target)?.code ?? '';
    return view.pauseReasons.get(code)?.awaits === 'caller'
      ? resumeClock(so, target, { at: now, why: 'arrived' }, view)
      : so;
  }, change);
