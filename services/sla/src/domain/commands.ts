import type { Command } from '@hotline/runtime';
import type { Acknowledgement } from './escalation/acknowledge';
import type { SlaClock } from './sla-clock';
import type { SlaView } from './view';

export interface SlaCommands {
  readonly acknowledge: Command<SlaClock, Acknowledgement, SlaView>;
}
