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
  const flag = entry.suspension ? { suspension: true as const } : {};
  const paused: Target = {
    ...target,
    state: 'paused',
    pauses: [...(target.pauses ?? []), { from: at, until, code, ...flag }],
  };
  const data = { name, stage, at: iso(at), until: iso(until), code, ...flag, text: pauseText(entry, view, at) };
  return { state: record(state, paused, entry), events: [{ type: 'ClockPaused', data }] };
}

function pauseText(
  { code, until, suspension }: LedgerEntry & { what: 'pause' },
  view: SlaView,
  now: number,
): EventData<'ClockPaused'>['text'] {
  const reason = suspension ? view.suspensionReasons.get(code) : view.pauseReasons.get(code)?.name;
  const at = localTime(until, view.zone, now);
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

/** Ends each pause whose latest end has passed, as of that end; not those of a suspension, which end with it. */
export const resumeOver = (change: ClockChange, now: number, time: Time): ClockChange =>
  change.state.targets.filter(isPaused).reduce((so, target) => {
    const { until = Infinity, suspension = false } = openPause(target) ?? {};
    return until <= now && !suspension ? resumeClock(so, target, { at: until, why: 'over' }, time) : so;
  }, change);

/** Ends the pauses that waited for information from the caller. */
export const resumeArrived = (change: ClockChange, now: number, view: SlaView): ClockChange =>
  change.state.targets.filter(isPaused).reduce((so, target) => {
    const { code = '', suspension = false } = openPause(target) ?? {};
    return !suspension && view.pauseReasons.get(code)?.awaits === 'caller'
      ? resumeClock(so, target, { at: now, why: 'arrived' }, view)
      : so;
  }, change);
