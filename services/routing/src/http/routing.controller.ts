import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  checkFacts,
  checkRegion,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import type { RunningService } from '@hotline/runtime';
import type { RoutingCommands } from '../domain/commands';
import type { Dispatch } from '../domain/dispatch';

type In<O extends api.Operation> = api.InputOf<O>;

/** Endpoints of the commands of routing. Each parses its input and passes it to the command. */
@Controller()
export class RoutingController {
  constructor(
    @Inject(serviceToken('routing')) private readonly routing: RunningService<Dispatch>,
    @Inject(WORLD) private readonly world: World,
    @Inject(commandsToken('routing')) private readonly commands: RoutingCommands,
  ) {}

  @Endpoint(api.acknowledgeDispatch)
  acknowledge(@Input() { params, body }: In<typeof api.acknowledgeDispatch>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.acknowledge, params.ticketId, body, call);
  }

  @Endpoint(api.assignOfficer)
  assign(@Input() { params, body }: In<typeof api.assignOfficer>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.assignOfficer, params.ticketId, body, call);
  }

  @Endpoint(api.recordVisit)
  recordVisit(@Input() { params, body }: In<typeof api.recordVisit>, @Call() call: CallInfo) {
    const { region: given, ...location } = body.location;
    const region = checkRegion(this.world.jurisdiction(call.jurisdiction), given, 'location.region');
    const visit = { ...body, location: { ...location, ...(region ? { region } : {}) } };
    return answer(this.routing, this.commands.recordVisit, params.ticketId, visit, call);
  }

  @Endpoint(api.addNote)
  addNote(@Input() { params, body }: In<typeof api.addNote>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.addNote, params.ticketId, body, call);
  }

  @Endpoint(api.recordContact)
  recordContact(@Input() { params, body }: In<typeof api.recordContact>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.recordContact, params.ticketId, body, call);
  }

  @Endpoint(api.requestReturn)
  requestReturn(@Input() { params, body }: In<typeof api.requestReturn>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.requestReturn, params.ticketId, body, call);
  }

  @Endpoint(api.decideReturn)
  decideReturn(@Input() { params, body }: In<typeof api.decideReturn>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.decideReturn, params.ticketId, body, call);
  }

  @Endpoint(api.dispatchTicket)
  dispatch(@Input() { params, body }: In<typeof api.dispatchTicket>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.dispatchAnew, params.ticketId, body, call);
  }

  @Endpoint(api.askFacts)
  askFacts(@Input() { params, body }: In<typeof api.askFacts>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.askFacts, params.ticketId, body, call);
  }

  @Endpoint(api.provideFacts)
  provideFacts(@Input() { params, body }: In<typeof api.provideFacts>, @Call() call: CallInfo) {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const region = checkRegion(jurisdiction, body.region, 'region');
    checkFacts(jurisdiction, body.facts, 'facts');
    return answer(
      this.routing,
      this.commands.provideFacts,
      params.ticketId,
      { ...body, ...(region ? { region } : {}) },
      call,
    );
  }

  @Endpoint(api.reportAssistance)
  reportAssistance(@Input() { params, body }: In<typeof api.reportAssistance>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.reportAssistance, params.ticketId, body, call);
  }

  @Endpoint(api.releaseAssistant)
  releaseAssistant(@Input() { params, body }: In<typeof api.releaseAssistant>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.releaseAssistant, params.ticketId, body, call);
  }

  @Endpoint(api.resolveTicket)
  resolve(@Input() { params, body }: In<typeof api.resolveTicket>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.resolve, params.ticketId, body, call);
  }

  @Endpoint(api.signResolution)
  sign(@Input() { params, body }: In<typeof api.signResolution>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.sign, params.ticketId, body, call);
  }

  @Endpoint(api.reviewResolution)
  review(@Input() { params, body }: In<typeof api.reviewResolution>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.review, params.ticketId, body, call);
  }

  @Endpoint(api.raiseDispute)
  raiseDispute(@Input() { params, body }: In<typeof api.raiseDispute>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.raiseDispute, params.ticketId, body, call);
  }

  @Endpoint(api.giveOpinion)
  giveOpinion(@Input() { params, body }: In<typeof api.giveOpinion>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.giveOpinion, params.ticketId, body, call);
  }

  @Endpoint(api.orderInterimMeasure)
  orderInterimMeasure(@Input() { params, body }: In<typeof api.orderInterimMeasure>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.orderInterimMeasure, params.ticketId, body, call);
  }

  @Endpoint(api.designateUnit)
  designate(@Input() { params, body }: In<typeof api.designateUnit>, @Call() call: CallInfo) {
    return answer(this.routing, this.commands.designate, params.ticketId, body, call);
  }
}
