import { randomUUID } from 'node:crypto';
import { Controller, Inject, type MessageEvent } from '@nestjs/common';
import {
  newEvent,
  followQuery,
  listTickets,
  readFigures,
  readTicket,
  registerTicket,
  streamChanges,
  type InputOf,
  type ResponseOf,
} from '@hotline/contracts';
import type { Command, RunningService, ServiceDefinition } from '@hotline/runtime';
import { Observable } from 'rxjs';
import { Call, Endpoint, Input } from '../http/endpoint';
import type { CallInfo } from '../http/request-context';
import { defineService, serviceToken, WORLD, type World } from '../service';

interface Noted {
  readonly narrative: string;
  readonly heard: number;
}
type Asked = InputOf<typeof registerTicket>['body'];

const register: Command<Noted, Asked> = {
  name: 'register',
  decide: (state, asked, { now }) => {
    if (state) return { refused: 'not-now', detail: { zh: '已登记', en: 'Registered already' } };
    const { channel, narrative, location, facts } = asked;
    const registered = newEvent('TicketRegistered', {
      ticketNo: 'N1',
      queryCode: '0123456789',
      channel,
      location,
      narrative,
      facts,
      anonymity: 'named',
      receivedAt: new Date(now).toISOString(),
    });
    return { state: { narrative, heard: 0 }, events: [registered] };
  },
};

const definition: ServiceDefinition<Noted> = {
  collection: { name: 'fake', indexes: { byHeard: (noted) => [[noted.heard]] } },
  reactions: {
    TicketRegistered: {
      decide: (state, event) => {
        if (event.data.narrative.includes('unreadable')) throw new Error('this one cannot be handled');
        return state && { state: { ...state, heard: state.heard + 1 } };
      },
    },
  },
};

const held: (() => void)[] = [];
/** Releases requests that the fake service holds back; returns their number. */
export const letGo = (): number => held.splice(0).map((go) => go()).length;

@Controller()
class FakeController {
  constructor(
    @Inject(serviceToken('fake')) private readonly service: RunningService<Noted>,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Endpoint(registerTicket)
  async register(
    @Input() { body }: InputOf<typeof registerTicket>,
    @Call() call: CallInfo,
  ): Promise<ResponseOf<typeof registerTicket>> {
    const id = idOf(call);
    const cause = { id: 'test', ...call };
    const answer = await this.service.loop.execute(register, { id, input: body, cause });
    return {
      ticketId: id,
      recorded: [...answer.recorded],
      repeated: answer.repeated,
      ticketNo: 'N1',
      queryCode: '0123456789',
      next: { zh: '派单', en: 'dispatch' },
      missing: [],
      possiblySame: [],
    };
  }

  @Endpoint(readTicket)
  read(@Input() { params }: InputOf<typeof readTicket>): unknown {
    return { ticketId: params.ticketId };
  }

  @Endpoint(listTickets)
  async list(@Input() { query }: InputOf<typeof listTickets>): Promise<unknown> {
    const page = await this.service.loop.documents.find('byHeard', {
      limit: query.limit,
      ...(query.cursor ? { cursor: query.cursor } : {}),
    });
    return { tickets: page.found.map((stored) => ({ ticketId: stored.id, heard: stored.state.heard })) };
  }

  @Endpoint(followQuery)
  follow(@Input() { params }: InputOf<typeof followQuery>, @Call() call: CallInfo): unknown {
    return { ticketNo: params.queryCode, who: call.actor.id };
  }

  /** An operation that answers when the test calls `letGo`, and throws for the actor `broken`. */
  @Endpoint(readFigures)
  async figures(@Call() { actor }: CallInfo): Promise<unknown> {
    if (actor.id === 'broken') throw new TypeError('the secret of the inside');
    await new Promise<void>((resolve) => {
      held.push(resolve);
      this.world.broadcast.publish('held', held.length);
    });
    return { open: 1 };
  }

  @Endpoint(streamChanges)
  stream(): Observable<MessageEvent> {
    return new Observable((subscriber) =>
      this.world.broadcast.subscribe('changes', (message) =>
        subscriber.next({ type: 'ticket', data: message as object }),
      ),
    );
  }
}

/** A repeated command must reach the same ticket. */
const ids = new Map<string, string>();
function idOf({ command }: CallInfo): string {
  if (!command) return randomUUID();
  const id = ids.get(command.id) ?? randomUUID();
  ids.set(command.id, id);
  return id;
}

export const fakeService = defineService(() => ({ definition, controllers: [FakeController] }));
