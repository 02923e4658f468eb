import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import { refuseReading } from '../domain/access';
import type { SlaCommands } from '../domain/commands';
import { explain, fromRegistration } from '../domain/explain';
import type { SlaClock } from '../domain/sla-clock';
import { viewOf } from '../domain/view';

@Controller()
export class SlaController {
  constructor(
    @Inject(serviceToken('sla')) private readonly sla: RunningService<SlaClock>,
    @Inject(commandsToken('sla')) private readonly commands: SlaCommands,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Endpoint(api.explainSla)
  async explained(
    @Input() { params: { ticketId } }: api.InputOf<typeof api.explainSla>,
    @Call() { actor, jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.explainSla>> {
    const stored = await this.sla.loop.documents.load(ticketId);
    const clock = refuseReading(stored?.state, actor, jurisdiction);
    if ('refused' in clock) throw new Refusal(clock);
    const now = this.world.clock.now();
    const view = viewOf(this.world.jurisdiction(jurisdiction));
    return {
      ticketId,
      at: new Date(now).toISOString(),
      fromRegistration: fromRegistration(clock, view, now),
      targets: explain(clock, view, now),
    };
  }

  @Endpoint(api.acknowledgeHandOver)
  acknowledgeHandOver(@Input() { params, body }: api.InputOf<typeof api.acknowledgeHandOver>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.acknowledgeHandOver, params.ticketId, body, call);
  }

  @Endpoint(api.makePromise)
  makePromise(@Input() { params, body }: api.InputOf<typeof api.makePromise>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.makePromise, params.ticketId, body, call);
  }

  @Endpoint(api.keepPromise)
  keepPromise(@Input() { params, body }: api.InputOf<typeof api.keepPromise>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.keepPromise, params.ticketId, body, call);
  }

  @Endpoint(api.decideAcceptance)
  decideAcceptance(@Input() { params, body }: api.InputOf<typeof api.decideAcceptance>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.decideAcceptance, params.ticketId, body, call);
  }

  @Endpoint(api.requestExtension)
  requestExtension(@Input() { params, body }: api.InputOf<typeof api.requestExtension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.requestExtension, params.ticketId, body, call);
  }

  @Endpoint(api.decideExtension)
  decideExtension(@Input() { params, body }: api.InputOf<typeof api.decideExtension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.decideExtension, params.ticketId, body, call);
  }

  @Endpoint(api.requestPause)
  requestPause(@Input() { params, body }: api.InputOf<typeof api.requestPause>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.requestPause, params.ticketId, body, call);
  }

  @Endpoint(api.decidePause)
  decidePause(@Input() { params, body }: api.InputOf<typeof api.decidePause>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.decidePause, params.ticketId, body, call);
  }

  @Endpoint(api.resumeClock)
  resumeClock(@Input() { params, body }: api.InputOf<typeof api.resumeClock>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.resumeClock, params.ticketId, body, call);
  }

  @Endpoint(api.requestSuspension)
  requestSuspension(@Input() { params, body }: api.InputOf<typeof api.requestSuspension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.requestSuspension, params.ticketId, body, call);
  }

  @Endpoint(api.decideSuspension)
  decideSuspension(@Input() { params, body }: api.InputOf<typeof api.decideSuspension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.decideSuspension, params.ticketId, body, call);
  }

  @Endpoint(api.reachMilestone)
  reachMilestone(@Input() { params, body }: api.InputOf<typeof api.reachMilestone>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.reachMilestone, params.ticketId, body, call);
  }

  @Endpoint(api.reviewSuspension)
  reviewSuspension(@Input() { params, body }: api.InputOf<typeof api.reviewSuspension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.reviewSuspension, params.ticketId, body, call);
  }

  @Endpoint(api.endSuspension)
  endSuspension(@Input() { params, body }: api.InputOf<typeof api.endSuspension>, @Call() call: CallInfo) {
    return answer(this.sla, this.commands.endSuspension, params.ticketId, body, call);
  }
}
