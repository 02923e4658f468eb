import type { TargetName, TicketEvent } from '@hotline/contracts';
import { unchanged, type ClockChange } from '../clock-change';
import { isActive, OF_ASSISTANTS, type SlaClock } from '../sla-clock';
import { end, meet, start } from '../targets';
import type { Time } from '../time';

/** 协办时限: an assistant that has to report gets its own time to acknowledge and to report. */
export const startAssistant = (change: ClockChange, unit: string, now: number, time: Time): ClockChange =>
  [...OF_ASSISTANTS].reduce((so, name) => start(so, { name, party: unit }, now, time), change);

/** Ends the clocks of all assistants, or of one: another unit leads, or nobody has to wait for the report. */
export const endAssistants = (change: ClockChange, now: number, unit?: string): ClockChange =>
  change.state.targets
    .filter((one) => isActive(one) && OF_ASSISTANTS.has(one.name) && (unit === undefined || one.party === unit))
    .reduce((so, one) => end(so, one, now), change);

/** The assistant of the event meets these targets. A report without an acknowledgement meets both. */
export const stopped =
  (...names: readonly TargetName[]) =>
  (
    time: Time,
    state: SlaClock,
    { data: { unit }, time: at }: TicketEvent<'AssistantAcknowledged' | 'AssistantReported'>,
  ): ClockChange =>
    names.reduce((so, name) => meet(so, { name, party: unit }, Date.parse(at), time), unchanged(state));

/** 免除协办: nobody waits for this assistant any more, and it loses the right to read the clocks. */
export const released = (
  _time: Time,
  { units, ...state }: SlaClock,
  { data: { unit }, time: at }: TicketEvent<'AssistantReleased'>,
): ClockChange =>
  endAssistants(
    unchanged({ ...state, ...(units ? { units: units.filter((one) => one !== unit) } : {}) }),
    Date.parse(at),
    unit,
  );
