import type * as api from '@hotline/contracts';
import type { Command } from '@hotline/runtime';
import type { Acknowledgement } from './escalation/acknowledge';
import { decideChange } from './changes/decide';
import { requestExtension } from './changes/request-extension';
import { requestPause } from './changes/request-pause';
import { resume } from './changes/resume';
import { acknowledgeHandOver } from './hand-over/hand-over';
import { keepPromise, makePromise } from './promises/promises';
import { recount } from './recount/recount';
import type { SlaClock } from './sla-clock';
import { decideAcceptance } from './statutes/acceptance';
import { endByUnit, reachMilestone, reviewSuspension } from './suspension/progress';
import { requestSuspension } from './suspension/request';
import type { SlaView } from './view';

type SlaCommand<I> = Command<SlaClock, I, SlaView>;

export interface SlaCommands {
  readonly acknowledge: SlaCommand<Acknowledgement>;
  readonly requestExtension: SlaCommand<api.BodyOf<typeof api.requestExtension>>;
  readonly decideExtension: SlaCommand<api.BodyOf<typeof api.decideExtension>>;
  readonly requestPause: SlaCommand<api.BodyOf<typeof api.requestPause>>;
  readonly decidePause: SlaCommand<api.BodyOf<typeof api.decidePause>>;
  readonly requestSuspension: SlaCommand<api.BodyOf<typeof api.requestSuspension>>;
  readonly decideSuspension: SlaCommand<api.BodyOf<typeof api.decideSuspension>>;
  readonly reachMilestone: SlaCommand<api.BodyOf<typeof api.reachMilestone>>;
  readonly reviewSuspension: SlaCommand<api.BodyOf<typeof api.reviewSuspension>>;
  readonly endSuspension: SlaCommand<api.BodyOf<typeof api.endSuspension>>;
  readonly acknowledgeHandOver: SlaCommand<api.BodyOf<typeof api.acknowledgeHandOver>>;
  readonly makePromise: SlaCommand<api.BodyOf<typeof api.makePromise>>;
  readonly keepPromise: SlaCommand<api.BodyOf<typeof api.keepPromise>>;
  readonly decideAcceptance: SlaCommand<api.BodyOf<typeof api.decideAcceptance>>;
  readonly recount: SlaCommand<{ readonly reason: string }>;
  readonly resumeClock: SlaCommand<api.BodyOf<typeof api.resumeClock>>;
}

/** Commands that read nothing but the clocks of the ticket. */
export const clockCommands: Omit<SlaCommands, 'acknowledge'> = {
  requestExtension: { name: 'extension', decide: requestExtension },
  decideExtension: { name: 'extension-decision', decide: decideChange('extension') },
  requestPause: { name: 'pause', decide: requestPause },
  decidePause: { name: 'pause-decision', decide: decideChange('pause') },
  requestSuspension: { name: 'suspension', decide: requestSuspension },
  decideSuspension: { name: 'suspension-decision', decide: decideChange('suspension') },
  reachMilestone: { name: 'milestone', decide: reachMilestone },
  reviewSuspension: { name: 'suspension-review', decide: reviewSuspension },
  endSuspension: { name: 'suspension-end', decide: endByUnit },
  acknowledgeHandOver: { name: 'emergency-acknowledgement', decide: acknowledgeHandOver },
  makePromise: { name: 'promise', decide: makePromise },
  keepPromise: { name: 'promise-kept', decide: keepPromise },
  decideAcceptance: { name: 'acceptance', decide: decideAcceptance },
  recount: { name: 'recount', decide: recount },
  resumeClock: { name: 'clock-resumption', decide: resume },
};
