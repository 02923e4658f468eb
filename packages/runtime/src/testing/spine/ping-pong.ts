import { newEvent, type TicketEvent } from '@hotline/contracts';
import type { Command, ServiceDefinition } from '../../definition';
import type { OnStep } from '../../loop/loop';
import { RunningService } from '../../loop/service';
import type { Stand } from '../suite';

/**
 * State of `ping`, the service that asks; `pong` answers. Two services are the fewest that can test all promises of the
 * loop.
 */
export interface Ping {
  readonly jurisdiction: string;
  readonly asked: number;
  readonly rallies: number;
  readonly answers: readonly string[];
  readonly woken: readonly number[];
  readonly sent: readonly string[];
}
export interface Pong {
  readonly jurisdiction: string;
  readonly heard: readonly string[];
}

/** Failures that a test causes while the two services run, and a record of what they did. */
export interface MatchConditions {
  /** Questions for which pong's rule throws, as `ticket/question`. */
  readonly unanswerable: Set<string>;
  /** Ids of performed acts, one entry for each time. */
  readonly performed: string[];
  failSending: boolean;
  /** Awaited before an act is performed. It may throw. */
  beforeSending: (name: string) => Promise<void>;
  /** Whether ping's rule for wake-ups throws. */
  unwakeable: boolean;
  announce: () => void;
  /**
   * The view of the jurisdiction in each decision of pong: a number that grows each time the loop resolves the view.
   */
  readonly views: number[];
  readonly parked: string[];
  onStep: OnStep;
}
export const newConditions = (): MatchConditions => ({
  unanswerable: new Set(),
  performed: [],
  failSending: false,
  beforeSending: async () => undefined,
  unwakeable: false,
  announce: () => undefined,
  views: [],
  parked: [],
  onStep: () => undefined,
});

export const ask = (asked: number) => newEvent('FactsAsked', { unit: 'squad-1', question: String(asked) });

/** Begins a match: pong answers each question, and ping asks the next one, until `rallies` questions were answered. */
export const serve: Command<Ping, { readonly rallies: number }> = {
  name: 'serve',
  decide: (state, { rallies }, { jurisdiction }) =>
    state
      ? { refused: 'not-now', detail: { zh: '已开球', en: 'served already' } }
      : { state: { jurisdiction, asked: 1, rallies, answers: [], woken: [], sent: [] }, events: [ask(1)] },
};
/** Asks one more question without waiting for the previous answer. */
export const askOn: Command<Ping, object> = {
  name: 'ask-on',
  decide: (state) => state && { state: { ...state, asked: state.asked + 1 }, events: [ask(state.asked + 1)] },
};
export const remind: Command<Ping, { readonly at: number | null }> = {
  name: 'remind',
  decide: (state, { at }) => state && { state, wakeUps: { remind: at } },
};
export const send: Command<Ping, { readonly names: readonly string[] }> = {
  name: 'send',
  decide: (state, { names }) =>
    state && { state, acts: names.map((name) => ({ name, type: 'message', data: { template: name } })) },
};

export const ping = (conditions: MatchConditions): ServiceDefinition<Ping> => ({
  collection: { name: 'ping', indexes: { byAsked: (state) => [[state.asked]] } },
  reactions: {
    FactsProvided: {
      decide: (state, event) => {
        if (!state) return undefined;
        const answers = [...state.answers, event.data.answer ?? ''];
        if (state.asked >= state.rallies) return { state: { ...state, answers } };
        return { state: { ...state, answers, asked: state.asked + 1 }, events: [ask(state.asked + 1)] };
      },
    },
  },
  wakeUp: (state, _name, { now }) => {
    if (conditions.unwakeable) throw new Error('let it sleep');
    return { state: { ...state, woken: [...state.woken, now] } };
  },
  announce: () => conditions.announce(),
  acts: {
    message: {
      perform: async (act) => {
        await conditions.beforeSending(String(act.data['template']));
        if (conditions.failSending) throw new Error('the gateway is down');
        conditions.performed.push(act.id);
        return `receipt of ${act.id}`;
      },
      decide: (state, _act, result) => ({
        state: { ...state, sent: [...state.sent, String(result)] },
        events: [newEvent('MessageSent', { template: 't', messageId: String(result), gateway: 'kept' })],
      }),
    },
  },
});

export const pong = (conditions: MatchConditions, resolutions = { count: 0 }): ServiceDefinition<Pong, number> => ({
  collection: { name: 'pong', indexes: {} },
  view: () => (resolutions.count += 1),
  reactions: {
    FactsAsked: {
      decide: (state, event: TicketEvent<'FactsAsked'>, { jurisdiction, view }) => {
        conditions.views.push(view);
        const { question } = event.data;
        if (conditions.unanswerable.has(`${event.subject}/${question}`))
          throw new Error(`nobody can answer ${question}`);
        return {
          state: { jurisdiction, heard: [...(state?.heard ?? []), question] },
          events: [newEvent('FactsProvided', { answer: question, facts: {} })],
        };
      },
    },
  },
});

/** Both services, running on one engine. */
export class Match {
  private constructor(
    readonly ping: RunningService<Ping>,
    readonly pong: RunningService<Pong>,
  ) {}

  static async start(stand: Stand, conditions: MatchConditions): Promise<Match> {
    const reports = {
      onStep: conditions.onStep,
      onParked: (_service: string, id: string) => void conditions.parked.push(id),
    };
    const match = new Match(
      await RunningService.prepare(ping(conditions), stand.engine, reports),
      await RunningService.prepare(pong(conditions), stand.engine, reports),
    );
    await match.ping.listen();
    await match.pong.listen();
    return match;
  }

  /** Sends a command as a client does: with an idempotency key, and again with the same key if the answer was lost. */
  async tell<I>(id: string, command: Command<Ping, I>, input: I, key: string) {
    for (;;) {
      try {
        return await this.once(id, command, input, key);
      } catch (error) {
        if (!(error instanceof Error && error.name === 'LostAnswer')) throw error;
      }
    }
  }

  once<I>(id: string, command: Command<Ping, I>, input: I, key: string) {
    const cause = {
      id: key,
      jurisdiction: 'demo',
      actor: { id: 'op-1', role: 'operator' as const },
      command: { id: key, hash: JSON.stringify(input) },
    };
    return this.ping.loop.execute(command, { id, input, cause });
  }
}
