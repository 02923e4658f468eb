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
import type { ClassificationCommands } from '../commands';
import type { Choice, Classification } from '../domain/classification';

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
    if (!guide || guide.kind === 'emergency') throw unknownGuide(body.guide);
    return answer(this.classification, this.commands.answer, params.ticketId, guide, call);
  }

  @Endpoint(api.readClassification)
  async read(
    @Input() { params }: api.InputOf<typeof api.readClassification>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readClassification>> {
    const stored = await this.classification.loop.documents.load(params.ticketId);
    if (stored?.state.jurisdiction !== call.jurisdiction) throw notFound;
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

const unknownGuide = (code: string): Refusal =>
  new Refusal(
    {
      refused: 'unknown-guide',
      detail: { zh: `没有可答复的知识条目 ${code}`, en: `There is no guide ${code} to answer from` },
      hint: { zh: '知识条目见 /api/v1/jurisdiction', en: 'See /api/v1/jurisdiction for the guides' },
    },
    [{ path: 'guide', message: `unknown guide ${code}` }],
  );
const notFound = new Refusal({
  refused: 'not-found',
  detail: { zh: '没有这张工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
});
