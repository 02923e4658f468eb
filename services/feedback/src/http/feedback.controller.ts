import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { answer, Call, commandsToken, Endpoint, Input, serviceToken, type CallInfo } from '@hotline/host/http';
import type { RunningService } from '@hotline/runtime';
import type { Callback } from '../domain/callback';
import type { FeedbackCommands } from '../domain/commands';

@Controller()
export class FeedbackController {
  constructor(
    @Inject(serviceToken('feedback')) private readonly feedback: RunningService<Callback>,
    @Inject(commandsToken('feedback')) private readonly commands: FeedbackCommands,
  ) {}

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

  @Endpoint(api.reopenTicket)
  reopen(@Input() { params, body }: api.InputOf<typeof api.reopenTicket>, @Call() call: CallInfo) {
    return answer(this.feedback, this.commands.reopen, params.ticketId, body, call);
  }
}
