/** Rules for extending and pausing the time limits of a ticket. */
import type { Text } from './text';
import type { Pack } from '../pack/pack';

/** Rules of extensions (延期): how often, how long, and who approves. */
export type ExtensionRules = NonNullable<Pack['timing']['extensions']>;

/** Rules of pauses (暂停): how often, how long, and who approves. */
export type PauseRules = NonNullable<Pack['timing']['pauses']>;

/** Rules of suspensions (挂账): which tickets, how often, how long, who approves, and who watches over them. */
export type SuspensionRules = NonNullable<Pack['timing']['suspensions']>;

/** A reason to pause a clock. `awaits: caller`: the pause ends when information from the caller arrives. */
export interface PauseReason {
  readonly name: Text;
  readonly awaits?: 'caller' | undefined;
}

/** Changes of running clocks: one person requests them and others approve. */
export interface TimingRules {
  /** Absent: no clock can be extended. */
  readonly extensions?: ExtensionRules;
  /** Absent: no clock can be paused. */
  readonly pauses?: PauseRules;
  /** Absent: no ticket can be suspended. */
  readonly suspensions?: SuspensionRules;
  /** Absent: a promise to callers can have any day. */
  readonly promises?: NonNullable<Pack['timing']['promises']>;
  /** Code → name of the reason. */
  readonly extensionReasons: ReadonlyMap<string, Text>;
  readonly pauseReasons: ReadonlyMap<string, PauseReason>;
  readonly suspensionReasons: ReadonlyMap<string, Text>;
}
