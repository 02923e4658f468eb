import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import { refuseReading } from '../domain/access';
import { explain } from '../domain/explain';
import type { SlaClock } from '../domain/sla-clock';
import { timeOf } from '../domain/time';

@Controller()
export class SlaController {
  constructor(
    @Inject(serviceToken('sla')) private readonly sla: RunningService<SlaClock>,
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
    const time = timeOf(this.world.jurisdiction(jurisdiction));
    return { ticketId, at: new Date(now).toISOString(), targets: explain(clock, time, now) };
  }
}
