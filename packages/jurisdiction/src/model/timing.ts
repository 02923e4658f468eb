/** When more time may be given, and when a clock may stand still. */
import type { Text } from './text';
import type { Pack } from '../pack/pack';

/** 延期: limits, and who approves. */
export type ExtensionRules = NonNullable<Pack['timing']['extensions']>;

/** 暂停: limits, and who approves. */
export type PauseRules = NonNullable<Pack['timing']['pauses']>;

/** Why a clock stands still. `awaits`: information from the caller ends the pause. */
export interface PauseReason {
  readonly name: Text;
  readonly awaits?: 'caller' | undefined;
}

/** Changes of running clocks that a person asks for and others approve. */
export interface TimingRules {
  /** Absent: no clock can be extended. */
  readonly extensions?: ExtensionRules;
  /** Absent: no clock can be paused. */
  readonly pauses?: PauseRules;
  /** Code → name of the reason. */
  readonly extensionReasons: ReadonlyMap<string, Text>;
  readonly pauseReasons: ReadonlyMap<string, PauseReason>;
}
