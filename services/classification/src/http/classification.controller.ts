import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  checkFacts,
  checkMatter,
  checkRegion,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { ClassificationCommands } from '../domain/commands';
import type { Choice, Classification } from '../domain/classification';
import { noTicket, unknownGuide, unknownService } from '../domain/refusals';

const views = { waiting: 'waiting', classified: 'classified', answered: 'answered', ended: 'classified' } as const;

@Controller()
export class ClassificationController {
  constructor(
    @Inject(serviceToken('classification')) private readonly classification: RunningService<Classification>,
    @Inject(WORLD) private readonly world: World,
    @Inject(commandsToken('classification')) private readonly commands: ClassificationCommands,
  ) {}

  @Endpoint(api.classifyTicket)
  choose(@Input() { params, body }: api.InputOf<typeof api.classifyTicket>, @Call() call: CallInfo) {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    checkMatter(jurisdiction, body.matter, 'matter');
    checkFacts(jurisdiction, body.facts, 'facts');
    const region = checkRegion(jurisdiction, body.region, 'region');
    return answer(
      this.classification,
      this.commands.choose,
      params.ticketId,
      { ...body, ...(region ? { region } : {}) },
      call,
    );
  }

  @Endpoint(api.answerTicket)
  answer(@Input() { params, body }: api.InputOf<typeof api.answerTicket>, @Call() call: CallInfo) {
    const guide = this.world.jurisdiction(call.jurisdiction).guides.get(body.guide);
    if (!guide || guide.kind === 'emergency')
      throw new Refusal(unknownGuide, [
        { path: 'guide', message: 'There is no such guide', messageZh: '未找到该知识条目' },
      ]);
    return answer(this.classification, this.commands.answer, params.ticketId, guide, call);
  }

  @Endpoint(api.handOverEmergency)
  handOver(@Input() { params, body }: api.InputOf<typeof api.handOverEmergency>, @Call() call: CallInfo) {
    const guide = this.world.jurisdiction(call.jurisdiction).guides.get(body.guide);
    if (guide?.kind !== 'emergency')
      throw new Refusal(unknownService, [
        { path: 'guide', message: 'There is no such emergency service', messageZh: '未找到该紧急服务' },
      ]);
    const input = { guide, reason: body.reason };
    return answer(this.classification, this.commands.handOver, params.ticketId, input, call);
  }

  @Endpoint(api.readClassification)
  async read(
    @Input() { params }: api.InputOf<typeof api.readClassification>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readClassification>> {
    const stored = await this.classification.loop.documents.load(params.ticketId);
    if (stored?.state.jurisdiction !== call.jurisdiction) throw new Refusal(noTicket);
    const { state } = stored;
    return {
      ticketId: stored.id,
      state: views[state.situation],
      text: state.text,
      proposal: state.proposal,
      ...(state.situation === 'waiting' ? { why: state.why } : {}),
    };
  }

  @Endpoint(api.listTrainingRows)
  async rows(
    @Input() { query }: api.InputOf<typeof api.listTrainingRows>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listTrainingRows>> {
    const page = await this.classification.loop.documents.find('training', {
      limit: query.limit,
      ...(query.cursor ? { cursor: query.cursor } : {}),
    });
    const here = page.found.filter(({ state }) => state.jurisdiction === call.jurisdiction);
    const rows = here.flatMap(({ id, state: { choice, text, proposal } }) =>
      choice ? [rowOf(id, text, choice, proposal.matter?.code)] : [],
    );
    return { rows, ...(page.next ? { next: page.next } : {}) };
  }
}

const rowOf = (ticketId: string, text: string, { matter, by, at }: Choice, proposed: string | undefined) => ({
  ticketId,
  text,
  matter,
  corrected: proposed !== undefined && proposed !== matter,
  chosenBy: by,
  at: new Date(at).toISOString(),
  ...(proposed ? { proposed } : {}),
});
