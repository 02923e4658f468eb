import type {
  BodyOf,
  decideExtension as decideOperation,
  requestExtension as requestOperation,
} from '@hotline/contracts';
import type { Command } from '@hotline/runtime';
import type { Acknowledgement } from './escalation/acknowledge';
import { decideExtension } from './extensions/decide';
import { requestExtension } from './extensions/request';
import type { SlaClock } from './sla-clock';
import type { SlaView } from './view';

type SlaCommand<I> = Command<SlaClock, I, SlaView>;

export interface SlaCommands {
  readonly acknowledge: SlaCommand<Acknowledgement>;
  readonly requestExtension: SlaCommand<BodyOf<typeof requestOperation>>;
  readonly decideExtension: SlaCommand<BodyOf<typeof decideOperation>>;
}

/** Commands that read nothing but the clocks of the ticket. */
export const clockCommands: Omit<SlaCommands, 'acknowledge'> = {
  requestExtension: { name: 'extension', decide: requestExtension },
  decideExtension: { name: 'extension-decision', decide: decideExtension },
};
