import type * as api from '@hotline/contracts';
import { causeOf, type CallInfo } from '@hotline/host/http';
import { Refusal, type Documents, type RunningService, type Stored } from '@hotline/runtime';
import type { Callback } from '../domain/callback';
import type { FeedbackCommands } from '../domain/commands';
import { RANKS, callOf, isPromised, readyAt, withoutLease } from '../domain/queue/call';

/** Number of calls that are read at a time to find a free one. */
const PAGE = 20;
type QueueView = api.ResponseOf<typeof api.readCallbackQueue>;

/** The calls to make, of all tickets of a jurisdiction. */
export class CallQueue {
  private readonly documents: Documents<Callback>;

  constructor(
    private readonly feedback: RunningService<Callback>,
    private readonly commands: FeedbackCommands,
  ) {
    this.documents = feedback.loop.documents;
  }

  /** Takes the next call for an agent: the call that they have already, or else the first free one. */
  async takeNext(call: CallInfo, now: number): Promise<Stored<Callback> | undefined> {
    const own = await this.documents.find('takenBy', {
      prefix: [call.jurisdiction, call.actor.id],
      from: now + 1,
      limit: PAGE,
    });
    return (await this.firstTaken(own.found.filter(isDueFor(now)), call)) ?? (await this.firstFree(call, now));
  }

  private async firstFree(call: CallInfo, now: number): Promise<Stored<Callback> | undefined> {
    for (const rank of RANKS.keys()) {
      let cursor: string | undefined;
      do {
        const range = { prefix: [call.jurisdiction, rank], to: now + 1, limit: PAGE };
        const page = await this.documents.find('toCall', { ...range, ...(cursor ? { cursor } : {}) });
        const taken = await this.firstTaken(page.found, call);
        if (taken) return taken;
        cursor = page.next;
      } while (cursor);
    }
    return undefined;
  }

  private async firstTaken(
    tickets: readonly Stored<Callback>[],
    call: CallInfo,
  ): Promise<Stored<Callback> | undefined> {
    for (const { id } of tickets) {
      const taken = await this.take(id, true, call).catch((error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      });
      if (taken?.state.lease?.by === call.actor.id) return taken;
    }
    return undefined;
  }

  /** Takes the call of one ticket. A repeat extends the lease, so the idempotency key is not used. Throws `Refusal`. */
  async take(id: string, isNext: boolean, { command: _key, ...call }: CallInfo): Promise<Stored<Callback>> {
    const { take } = this.commands;
    const { stored } = await this.feedback.loop.execute(take, {
      id,
      input: { isNext },
      cause: causeOf(call, take.name),
    });
    return stored;
  }

  async counts(jurisdiction: string, now: number): Promise<QueueView['queue']> {
    const counted = await Promise.all(
      RANKS.map(async (_urgency, rank) => ({
        due: await this.documents.count('toCall', { prefix: [jurisdiction, rank], to: now + 1 }),
        later: await this.documents.count('toCall', { prefix: [jurisdiction, rank], from: now + 1 }),
      })),
    );
    const due = Object.fromEntries(RANKS.map((urgency, rank) => [urgency, counted[rank]?.due ?? 0]));
    return { due: due as QueueView['queue']['due'], later: counted.reduce((sum, { later }) => sum + later, 0) };
  }

  /** The first calls in the order in which they are given out. */
  async first(jurisdiction: string, limit: number): Promise<QueueView['calls']> {
    const calls: QueueView['calls'] = [];
    for (const [rank, urgency] of RANKS.entries()) {
      if (calls.length >= limit) break;
      const { found } = await this.documents.find('toCall', {
        prefix: [jurisdiction, rank],
        limit: limit - calls.length,
      });
      calls.push(...found.flatMap(({ id, state }) => lineOf(id, state, urgency)));
    }
    return calls;
  }
}

const isDueFor =
  (now: number) =>
  ({ state }: Stored<Callback>): boolean =>
    (readyAt(withoutLease(state)) ?? Infinity) <= now;

function lineOf(ticketId: string, state: Callback, urgency: api.Urgency): QueueView['calls'] {
  const [call, ready] = [callOf(state), readyAt(state)];
  if (!call || ready === undefined) return [];
  return [
    {
      ticketId,
      urgency,
      about: call.about,
      attempt: call.attempt,
      readyAt: new Date(ready).toISOString(),
      promised: isPromised(state),
      ...(state.kind ? { kind: state.kind } : {}),
      ...(state.lease ? { takenBy: state.lease.by } : {}),
    },
  ];
}
