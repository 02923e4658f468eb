import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  causeOf,
  causeOfReading,
  checkChannel,
  checkFacts,
  checkMatter,
  checkPhone,
  checkRegion,
  commandsToken,
  Endpoint,
  Input,
  QueryCodeCalls,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import type { RunningService } from '@hotline/runtime';
import { channelReaders } from '../channels/readers';
import {
  visibleAdditions,
  visibleAmendments,
  visibleCallers,
  visibleNarrative,
  visibleRecord,
} from '../domain/callers/visible';
import type { IntakeCommands } from '../domain/commands';
import { missingElements } from '../domain/record/elements';
import type { FollowUpCall } from '../domain/follow-ups/follow-up-call';
import { recogniseFollowUp, spokenText } from '../domain/follow-ups/recognise';
import type { Ticket } from '../domain/ticket';
import { viewOf } from '../domain/view';
import { newTicketId } from '../gather/identity';
import { CallerSearch } from './caller-search';
import { findSimilar } from './find-similar';
import { MergeCalls } from './merge-calls';
import { onlineRegistration } from './online-registration';
import { registerCall, type RegisterOptions } from './register-call';

/** Answer to the caller: what happens next. */
const next: api.Text = {
  zh: '系统将识别事项并派往承办单位；办结后会回访您，您满意后才结案。',
  en:
    'The ticket is sent to the responsible unit. When the unit reports it resolved, we will call you; ' +
    'the ticket is closed only when you are satisfied.',
};

const nextWithoutNumber: api.Text = {
  zh: '系统将识别事项并派往承办单位。您未留电话，无法回访；请凭查询码查看答复，结案后仍未解决的可要求重办。',
  en:
    'The ticket is sent to the responsible unit. You left no number, so we cannot call you: read the answer with the ' +
    'query code, and ask for it to be reopened if it is not settled.',
};

const nextOfFollowUp: api.Text = {
  zh: '内容像是对已有工单的跟进，由热线人员核对后记入原工单；确为新诉求的，照常办理。',
  en:
    'This sounds like a message about an existing ticket. A person of the hotline checks it and adds it to that ticket; ' +
    'if it is something new, it is handled as usual.',
};

const secondOf = ({ second }: FollowUpCall): { second?: string } => (second === undefined ? {} : { second });
const followUpView = ({ act, quotes, tickets, ...rest }: FollowUpCall) => ({
  act,
  quotes,
  tickets: [...tickets],
  ...secondOf({ act, quotes, tickets, ...rest }),
});

/** Endpoints of intake. Each checks codes against the jurisdiction and passes its input to a command. */
@Controller()
export class IntakeController {
  private readonly merges: MergeCalls;
  private readonly callers: CallerSearch;
  private readonly byCode: QueryCodeCalls<Ticket>;

  constructor(
    @Inject(serviceToken('intake')) private readonly intake: RunningService<Ticket>,
    @Inject(commandsToken('intake')) private readonly commands: IntakeCommands,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.merges = new MergeCalls(intake, commands);
    this.callers = new CallerSearch(intake, commands);
    this.byCode = new QueryCodeCalls(intake, ({ mergedInto }) => mergedInto);
  }

  @Endpoint(api.findSimilar)
  async similar(
    @Input() { body }: api.InputOf<typeof api.findSimilar>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.findSimilar>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const region = checkRegion(jurisdiction, body.location.region, 'location.region');
    const { documents } = this.intake.loop;
    const view = viewOf(jurisdiction);
    const statement = { ...body, location: { ...body.location, ...(region ? { region } : {}) } };
    const { possiblySame, joined } = await findSimilar(documents, view, statement, this.world.clock.now());
    const followUp = recogniseFollowUp(spokenText(body), []);
    return {
      possiblySame: [...possiblySame],
      ...(joined.issue ? { issue: joined.issue } : {}),
      ...(followUp ? { followUp: { act: followUp.act, quotes: followUp.quotes, ...secondOf(followUp) } } : {}),
    };
  }

  @Endpoint(api.registerTicket)
  async register(
    @Input() { body }: api.InputOf<typeof api.registerTicket>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.registerTicket>> {
    const { separate = false, ...given } = body;
    return this.registered(given, call, { followUps: 'confirm', isConfirmedNew: separate });
  }

  @Endpoint(api.receiveMessage)
  async receive(
    @Input() { params, body }: api.InputOf<typeof api.receiveMessage>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.receiveMessage>> {
    const message = channelReaders[params.channel].read(body);
    const id = `${call.jurisdiction}:${params.channel}:${message.externalNo}`;
    const command = { id, hash: JSON.stringify(message) };
    return this.registered(message, { ...call, command }, { followUps: 'decide-later' });
  }

  @Endpoint(api.reportOnline)
  async report(
    @Input() { body }: api.InputOf<typeof api.reportOnline>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.reportOnline>> {
    const { ticketNo, queryCode, repeated } = await this.registered(
      onlineRegistration(body),
      call,
      { followUps: 'decide-later' },
      'body.phone',
    );
    return { ticketNo, queryCode, next: body.phone ? next : nextWithoutNumber, repeated };
  }

  @Endpoint(api.listChannels)
  channels(
    @Input() _input: api.InputOf<typeof api.listChannels>,
    @Call() call: CallInfo,
  ): api.ResponseOf<typeof api.listChannels> {
    const { channels = api.channel.options } = this.world.jurisdiction(call.jurisdiction).intake;
    return {
      channels: channels.map((channel) => ({
        channel,
        name: api.channelLabels[channel],
        payload: channelReaders[channel].payload,
      })),
    };
  }

  /** Checks codes and number of a registration, and registers it. `phonePath`: the field that held the number. */
  private async registered(
    given: api.Registration,
    call: CallInfo,
    followUps: Pick<RegisterOptions, 'followUps' | 'isConfirmedNew'>,
    phonePath = 'body.caller.phone',
  ): Promise<api.ResponseOf<typeof api.registerTicket>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    checkChannel(jurisdiction, given.channel, 'channel');
    const region = checkRegion(jurisdiction, given.location.region, 'location.region');
    checkFacts(jurisdiction, given.facts, 'facts');
    const caller = checkPhone(jurisdiction, given.caller, phonePath);
    const { stored, recorded, repeated } = await registerCall(
      this.intake,
      this.commands,
      { ...given, caller, location: { ...given.location, ...(region ? { region } : {}) } },
      call,
      { now: this.world.clock.now(), notify: true, ...followUps },
    );
    const { ticketNo, queryCode, possiblySame, issue, followUp } = stored.state;
    return {
      ticketId: stored.id,
      ticketNo,
      queryCode,
      next: followUp ? nextOfFollowUp : next,
      missing: missingElements(stored.state),
      possiblySame: [...possiblySame],
      recorded: [...recorded],
      repeated,
      ...(issue ? { issue } : {}),
      ...(followUp ? { followUp: followUpView(followUp) } : {}),
    };
  }

  @Endpoint(api.mergeTicket)
  async merge(
    @Input() { params, body }: api.InputOf<typeof api.mergeTicket>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.mergeTicket>> {
    const { recorded, repeated } = await this.merges.merge({ ticketId: params.ticketId, ...body }, call);
    return { ticketId: params.ticketId, recorded: [...recorded], repeated };
  }

  @Endpoint(api.mergeIssue)
  async mergeIssue(
    @Input() { params, body }: api.InputOf<typeof api.mergeIssue>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.mergeIssue>> {
    const { merged, left, more } = await this.merges.mergeIssue(params.ticketId, body, call);
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
    const [kept, ...further] = body.parts;
    if (!kept) throw new Error('the contract allows no split without parts');
    const { ticketId } = params;
    const off = further.map((part, i) => ({ ...part, ticketId: this.partId(ticketId, i, call) }));
    const { stored, recorded, repeated } = await this.intake.loop.execute(this.commands.split, {
      id: ticketId,
      input: { kept, off },
      cause: causeOf(call, this.commands.split.name),
    });
    const { ticketNo, splitInto = [] } = stored.state;
    const parts = splitInto.filter((part) => off.some((one) => one.ticketId === part.ticketId));
    return {
      ticketId,
      recorded: [...recorded],
      repeated,
      parts: [{ ticketId, ticketNo }, ...parts.map((part) => ({ ticketId: part.ticketId, ticketNo: part.ticketNo }))],
    };
  }

  /**
   * The id of the ticket for part `i`. If the request has an idempotency key, the id is derived from the key, so that
   * a repeated request names the same tickets.
   */
  private partId(ticketId: string, i: number, { command }: CallInfo): string {
    return newTicketId(command && `${ticketId}:split:${command.id}:${i}`, this.world.clock.now());
  }

  @Endpoint(api.amendTicket)
  amend(@Input() { params, body }: api.InputOf<typeof api.amendTicket>, @Call() call: CallInfo): Promise<api.Receipt> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const { location, caller, ...texts } = body;
    const region = checkRegion(jurisdiction, location?.region, 'location.region');
    const input = {
      ...texts,
      ...(location ? { location: { ...location, ...(region ? { region } : {}) } } : {}),
      ...(caller ? { caller: checkPhone(jurisdiction, caller, 'body.caller.phone') } : {}),
    };
    return answer(this.intake, this.commands.amend, params.ticketId, input, call);
  }

  @Endpoint(api.requestWithdrawal)
  askToWithdraw(
    @Input() { params, body }: api.InputOf<typeof api.requestWithdrawal>,
    @Call() call: CallInfo,
  ): Promise<api.Receipt> {
    return answer(this.intake, this.commands.askToWithdraw, params.ticketId, body, call);
  }

  @Endpoint(api.urgeTicket)
  urge(@Input() { params, body }: api.InputOf<typeof api.urgeTicket>, @Call() call: CallInfo): Promise<api.Receipt> {
    return answer(this.intake, this.commands.urge, params.ticketId, body, call);
  }

  @Endpoint(api.noteFollowUp)
  note(@Input() { params, body }: api.InputOf<typeof api.noteFollowUp>, @Call() call: CallInfo): Promise<api.Receipt> {
    return answer(this.intake, this.commands.noteFollowUp, params.ticketId, body, call);
  }

  @Endpoint(api.addInformation)
  add(@Input() { params, body }: api.InputOf<typeof api.addInformation>, @Call() call: CallInfo): Promise<api.Receipt> {
    return answer(this.intake, this.commands.addInformation, params.ticketId, body, call);
  }

  @Endpoint(api.addByCode)
  addByCode(@Input() { params, body }: api.InputOf<typeof api.addByCode>, @Call() call: CallInfo) {
    return this.byCode.give(this.commands.addInformation, params.queryCode, body, call);
  }

  @Endpoint(api.urgeByCode)
  urgeByCode(@Input() { params, body }: api.InputOf<typeof api.urgeByCode>, @Call() call: CallInfo) {
    return this.byCode.give(this.commands.urge, params.queryCode, body, call);
  }

  @Endpoint(api.withdrawByCode)
  withdrawByCode(@Input() { params, body }: api.InputOf<typeof api.withdrawByCode>, @Call() call: CallInfo) {
    return this.byCode.give(this.commands.askToWithdraw, params.queryCode, body, call);
  }

  @Endpoint(api.readCaller)
  async read(
    @Input() { params, body }: api.InputOf<typeof api.readCaller>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readCaller>> {
    const { stored } = await this.intake.loop.execute(this.commands.viewCaller, {
      id: params.ticketId,
      input: body,
      cause: causeOfReading(call, this.commands.viewCaller.name),
    });
    return {
      callers: visibleCallers(stored.state, call.actor),
      narrative: visibleNarrative(stored.state, call.actor),
      amendments: visibleAmendments(stored.state, call.actor),
      additions: visibleAdditions(stored.state, call.actor),
      ...visibleRecord(stored.state, call.actor),
    };
  }

  @Endpoint(api.requestCallerView)
  requestView(
    @Input() { params, body }: api.InputOf<typeof api.requestCallerView>,
    @Call() call: CallInfo,
  ): Promise<api.Receipt> {
    return answer(this.intake, this.commands.requestView, params.ticketId, body, call);
  }

  @Endpoint(api.decideCallerView)
  decideView(
    @Input() { params, body }: api.InputOf<typeof api.decideCallerView>,
    @Call() call: CallInfo,
  ): Promise<api.Receipt> {
    return answer(this.intake, this.commands.decideView, params.ticketId, body, call);
  }

  @Endpoint(api.findCallerTickets)
  async findCaller(
    @Input() { body }: api.InputOf<typeof api.findCallerTickets>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.findCallerTickets>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    return this.callers.find(jurisdiction, checkPhone(jurisdiction, body, 'body.phone'), call);
  }
}
