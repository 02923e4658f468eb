import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { answer, Call, causeOf, checkFacts, checkRegion, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import type { RunningService } from '@hotline/runtime';
import { commands } from '../commands';
import { visibleCallers, visibleNarrative } from '../domain/follow';
import type { Ticket } from '../domain/ticket';
import { Registrar } from '../registrar';

const next: api.Text = {
  zh: '系统将识别事项并派往承办单位；办结后会回访您，您满意后才结案。',
  en: 'The matter is found and the ticket goes to the unit in charge; when it says done you are called back, and only your answer closes the ticket.',
};

@Controller()
export class IntakeController {
  private readonly registrar: Registrar;

  constructor(
    @Inject(serviceToken('intake')) private readonly intake: RunningService<Ticket>,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.registrar = new Registrar(intake, world);
  }

  @Endpoint(api.registerTicket)
  async register(@Input() { body }: api.InputOf<typeof api.registerTicket>, @Call() call: CallInfo): Promise<api.ResponseOf<typeof api.registerTicket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const region = checkRegion(jurisdiction, body.place.region, 'place.region');
    checkFacts(jurisdiction, body.facts, 'facts');
    const { stored, recorded, repeated } = await this.registrar.register({ ...body, place: { ...body.place, ...(region ? { region } : {}) } }, call);
    const { ticketNo, queryCode, possiblySame } = stored.state;
    return { ticketId: stored.id, ticketNo, queryCode, next, possiblySame: [...possiblySame], recorded: [...recorded], repeated };
  }

  @Endpoint(api.mergeTicket)
  async merge(@Input() { params, body }: api.InputOf<typeof api.mergeTicket>, @Call() call: CallInfo) {
    const target = (await this.intake.loop.documents.load(body.into))?.state;
    return answer(this.intake, commands.merge, params.ticketId, { ticketId: params.ticketId, ...body, target }, call);
  }

  @Endpoint(api.readCaller)
  async read(@Input() { params, body }: api.InputOf<typeof api.readCaller>, @Call() call: CallInfo): Promise<api.ResponseOf<typeof api.readCaller>> {
    const { stored } = await this.intake.loop.execute(commands.view, { id: params.ticketId, input: body, cause: causeOf(call, 'view-caller') });
    return { callers: visibleCallers(stored.state, call.actor).map(({ caller }) => caller), narrative: visibleNarrative(stored.state, call.actor) };
  }
}
