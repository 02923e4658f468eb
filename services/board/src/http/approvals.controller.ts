import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import type { Documents, RunningService } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';
import { approvalsOf, countApprovals, seatsOf } from '../gather/approvals-of-person';
import { approvalView } from './approval-view';

@Controller()
export class ApprovalsController {
  private readonly rows: Documents<TicketRow>;

  constructor(
    @Inject(serviceToken('board')) board: RunningService<TicketRow>,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.rows = board.loop.documents;
  }

  @Endpoint(api.listApprovals)
  async list(
    @Input() { query: { limit } }: api.InputOf<typeof api.listApprovals>,
    @Call() { actor, jurisdiction: name }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listApprovals>> {
    const jurisdiction = this.world.jurisdiction(name);
    const whose = { jurisdiction: name, person: actor.id, seats: seatsOf(actor, jurisdiction.handling) };
    const own = limit > 0 ? await approvalsOf(this.rows, whose, limit) : [];
    const askers = [...new Set(own.flatMap(({ approval }) => approval.askedBy ?? []))].sort();
    const people = await this.world.people.findAll(name, askers);
    const setting = { jurisdiction, now: this.world.clock.now(), people };
    return {
      approvals: own.map((one) => approvalView(one, setting)),
      count: await countApprovals(this.rows, whose),
    };
  }
}
