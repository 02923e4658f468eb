import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  Call,
  causeOf,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  Upload,
  WORLD,
  type CallInfo,
  type UploadedFile,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { RoutingCommands } from '../domain/commands';
import type { Dispatch } from '../domain/dispatch';
import { mayAttach } from '../domain/evidence/attach-evidence';
import { viewOf } from '../domain/view';

/** Files with which units prove their work. */
@Controller()
export class EvidenceController {
  constructor(
    @Inject(serviceToken('routing')) private readonly routing: RunningService<Dispatch>,
    @Inject(WORLD) private readonly world: World,
    @Inject(commandsToken('routing')) private readonly commands: RoutingCommands,
  ) {}

  /** Refuses before it receives a file that the ticket cannot get. */
  @Endpoint(api.attachEvidence)
  async attach(
    @Input() { params: { ticketId }, query: { purpose } }: api.InputOf<typeof api.attachEvidence>,
    @Upload() upload: UploadedFile,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.attachEvidence>> {
    const { actor, jurisdiction: name } = call;
    const jurisdiction = this.world.jurisdiction(name);
    const state = (await this.routing.loop.documents.load(ticketId))?.state;
    const context = { now: this.world.clock.now(), jurisdiction: name, view: viewOf(jurisdiction), actor };
    const may = mayAttach(state?.jurisdiction === name ? state : undefined, context);
    if ('refused' in may && may.refused !== 'too-many-files') throw new Refusal(may);
    const received = await this.world.files.receive(upload, jurisdiction.handling.files);
    const { recorded } = await this.routing.loop.execute(this.commands.attachEvidence, {
      id: ticketId,
      input: { ...received, purpose },
      cause: causeOf(call, this.commands.attachEvidence.name),
    });
    return { ...received, repeated: recorded.length === 0 };
  }
}
