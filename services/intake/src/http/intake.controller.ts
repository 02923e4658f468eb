import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  Call,
  causeOf,
  checkFacts,
  checkMatter,
  checkRegion,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import type { RunningService } from '@hotline/runtime';
import { commands } from '../commands';
import { visibleCallers, visibleNarrative } from '../domain/follow';
import type { Ticket } from '../domain/ticket';
import { Merger } from '../merger';
import { Registrar } from '../registrar';
import { Splitter } from '../splitter';

const next: api.Text = {
  zh: '系统将识别事项并派往承办单位；办结后会回访您，您满意后才结案。',
  en: 'The matter is found and the ticket goes to the unit in charge; when it says done you are called back, and only your answer closes the ticket.',
};

@Controller()
export class IntakeController {
  private readonly registrar: Registrar;
  private readonly merger: Merger;
  private readonly splitter: Splitter;

  constructor(
    @Inject(serviceToken('intake')) private readonly intake: RunningService<Ticket>,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.registrar = new Registrar(intake, world);
    this.merger = new Merger(intake);
    this.splitter = new Splitter(intake, world);
  }

  @Endpoint(api.findSimilar)
  async similar(
    @Input() { body }: api.InputOf<typeof api.findSimilar>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.findSimilar>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const region = checkRegion(jurisdiction, body.location.region, 'location.region');
    const { possiblySame, joined } = await this.registrar.similar(jurisdiction, {
      ...body,
      location: { ...body.location, ...(region ? { region } : {}) },
    });
    return { possiblySame: [...possiblySame], ...(joined.issue ? { issue: joined.issue } : {}) };
  }

  @Endpoint(api.registerTicket)
  async register(
    @Input() { body }: api.InputOf<typeof api.registerTicket>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.registerTicket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const region = checkRegion(jurisdiction, body.location.region, 'location.region');
    checkFacts(jurisdiction, body.facts, 'facts');
    const { stored, recorded, repeated } = await this.registrar.register(
      { ...body, location: { ...body.location, ...(region ? { region } : {}) } },
      call,
    );
    const { ticketNo, queryCode, possiblySame, issue } = stored.state;
    return {
      ticketId: stored.id,
      ticketNo,
      queryCode,
      next,
      possiblySame: [...possiblySame],
      recorded: [...recorded],
      repeated,
      ...(issue ? { issue } : {}),
    };
  }

  @Endpoint(api.mergeTicket)
  async merge(
    @Input() { params, body }: api.InputOf<typeof api.mergeTicket>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.mergeTicket>> {
    const { recorded, repeated } = await this.merger.merge(params.ticketId, body, call);
    return { ticketId: params.ticketId, recorded: [...recorded], repeated };
  }

  @Endpoint(api.mergeIssue)
  async mergeIssue(
    @Input() { params, body }: api.InputOf<typeof api.mergeIssue>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.mergeIssue>> {
    const { merged, left, more } = await this.merger.mergeIssue(params.ticketId, body, call);
    return {
      ticketId: params.ticketId,
      merged: [...merged],
      left: left.map(({ ticketId, why }) => ({ ticketId, why })),
      more,
    };
  }

  @Endpoint(api.splitTicket)
  async split(
    @Input() { params, body }: api.InputOf<typeof api.splitTicket>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.splitTicket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    body.parts.forEach(
      ({ matter }, i) => matter !== undefined && checkMatter(jurisdiction, matter, `parts.${i}.matter`),
    );
    const { recorded, repeated, parts } = await this.splitter.split(params.ticketId, body.parts, call);
    return { ticketId: params.ticketId, recorded: [...recorded], repeated, parts: [...parts] };
  }

  @Endpoint(api.readCaller)
  async read(
    @Input() { params, body }: api.InputOf<typeof api.readCaller>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readCaller>> {
    const { stored } = await this.intake.loop.execute(commands.view, {
      id: params.ticketId,
      input: body,
      cause: causeOf(call, 'view-caller'),
    });
    return {
      callers: visibleCallers(stored.state, call.actor).map(({ caller }) => caller),
      narrative: visibleNarrative(stored.state, call.actor),
    };
  }
}
