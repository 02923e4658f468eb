import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  commandsToken,
  Endpoint,
  Input,
  QueryCodeCalls,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { Callback } from '../domain/callback';
import type { FeedbackCommands } from '../domain/commands';
import { noTicket } from '../domain/refusals';
import { rulesOf, type CallbackRules } from '../domain/rules';
import { CallQueue } from './call-queue';
import { callView } from './call-view';

@Controller()
export class FeedbackController {
  private readonly queue: CallQueue;
  private readonly byCode: QueryCodeCalls<Callback>;

  constructor(
    @Inject(serviceToken('feedback')) private readonly feedback: RunningService<Callback>,
    @Inject(commandsToken('feedback')) private readonly commands: FeedbackCommands,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.queue = new CallQueue(feedback, commands);
    this.byCode = new QueryCodeCalls(feedback, (state) => (state.situation === 'merged' ? state.into : undefined));
  }

  @Endpoint(api.takeNextCallback)
  async takeNext(@Call() call: CallInfo): Promise<api.ResponseOf<typeof api.takeNextCallback>> {
    const now = this.world.clock.now();
    const taken = await this.queue.takeNext(call, now);
    const view = taken && callView(taken, this.rules(call));
    return { ...(view ? { call: view } : {}), queue: await this.queue.counts(call.jurisdiction, now) };
  }

  @Endpoint(api.readCallbackQueue)
  async calls(
    @Input() { query }: api.InputOf<typeof api.readCallbackQueue>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readCallbackQueue>> {
    return {
      queue: await this.queue.counts(jurisdiction, this.world.clock.now()),
      calls: await this.queue.first(jurisdiction, query.limit),
    };
  }

  @Endpoint(api.takeCallback)
  async take(
    @Input() { params }: api.InputOf<typeof api.takeCallback>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.takeCallback>> {
    const view = callView(await this.queue.take(params.ticketId, false, call), this.rules(call));
    if (!view) throw new Refusal(noTicket);
    return view;
  }

  @Endpoint(api.skipCallback)
  skip(@Input() { params, body }: api.InputOf<typeof api.skipCallback>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.skip, params.ticketId, body, call);
  }

  @Endpoint(api.scheduleCallback)
  schedule(@Input() { params, body }: api.InputOf<typeof api.scheduleCallback>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.schedule, params.ticketId, body, call);
  }

  @Endpoint(api.answerByCode)
  answerOnPage(@Input() { params, body }: api.InputOf<typeof api.answerByCode>, @Call() call: CallInfo) {
    return this.byCode.give(this.commands.answerOnPage, params.queryCode, body, call);
  }

  @Endpoint(api.appealByCode)
  appeal(@Input() { params, body }: api.InputOf<typeof api.appealByCode>, @Call() call: CallInfo) {
    return this.byCode.give(this.commands.appealOnPage, params.queryCode, body, call);
  }

  private rules({ jurisdiction }: CallInfo): CallbackRules {
    return rulesOf(this.world.jurisdiction(jurisdiction));
  }

  @Endpoint(api.recordCallback)
  record(@Input() { params, body }: api.InputOf<typeof api.recordCallback>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.record, params.ticketId, body, call);
  }

  @Endpoint(api.orderRedo)
  order(@Input() { params, body }: api.InputOf<typeof api.orderRedo>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.order, params.ticketId, body, call);
  }

  @Endpoint(api.requestClosure)
  requestClosure(@Input() { params, body }: api.InputOf<typeof api.requestClosure>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.requestClosure, params.ticketId, body, call);
  }

  @Endpoint(api.decideClosure)
  decideClosure(@Input() { params, body }: api.InputOf<typeof api.decideClosure>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.decideClosure, params.ticketId, body, call);
  }

  @Endpoint(api.requestRefusal)
  requestRefusal(@Input() { params, body }: api.InputOf<typeof api.requestRefusal>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.requestRefusal, params.ticketId, body, call);
  }

  @Endpoint(api.decideRefusal)
  decideRefusal(@Input() { params, body }: api.InputOf<typeof api.decideRefusal>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.decideRefusal, params.ticketId, body, call);
  }

  @Endpoint(api.reopenTicket)
  reopen(@Input() { params, body }: api.InputOf<typeof api.reopenTicket>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.reopen, params.ticketId, body, call);
  }
}
