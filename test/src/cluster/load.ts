import * as api from '@hotline/contracts';
import type { Complaint } from '@hotline/cli';
import { ProblemError, type ApiClient, type TestPerson } from '../client';
import * as people from '../people';
import { photoOf } from '../photos';
import type { ReadTicket } from '../world';

const AT_ONCE = 16;
const LOOK_AGAIN_MS = 100;
const LONGEST_WAIT_MS = 1000;
/** Time in ms after which the load gives up on a service or an engine that does not answer. */
const PATIENCE_MS = 120_000;
const resolution = {
  outcome: 'resolved' as const,
  done: '已清理完毕',
  publicReply: '已处理完毕',
  truth: 'confirmed' as const,
};
const satisfied = { reached: true, resolution: 'resolved' as const, satisfaction: 'satisfied' as const };

/** Events of each ticket, in the order of the complaints; see `eventsOf`. */
export type Endings = readonly (readonly string[])[];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const mayPass = (error: unknown): boolean =>
  error instanceof ProblemError
    ? ['unavailable', 'not-found', 'not-now', 'too-busy'].includes(error.problem.code)
    : error instanceof TypeError;

/**
 * Repeats an operation until it succeeds, because engines may be stopped for a while, and a write may be readable only
 * later. Throws other errors at once.
 */
export async function insist<T>(something: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(LOOK_AGAIN_MS)) {
    try {
      return await something();
    } catch (error) {
      if (!mayPass(error) || Date.now() > until) throw error;
    }
  }
}

/**
 * Repeats `check` until it does not throw, for at most two minutes. The waits grow up to a second, because most checks
 * read every ticket.
 */
export async function inTheEnd<T>(check: () => Promise<T>): Promise<T> {
  let wait = LOOK_AGAIN_MS;
  for (const until = Date.now() + PATIENCE_MS; ; await pause(wait)) {
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** Works on all elements in order, at most `AT_ONCE` at the same time. */
async function inTurns<I, O>(all: readonly I[], work: (one: I, i: number) => Promise<O>): Promise<O[]> {
  const done: O[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < all.length; i = next++) done[i] = await work(all[i] as I, i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}

/**
 * Takes tickets through their life over HTTP, from the call to the satisfied caller. A ticket for which no unit is
 * found at once is only registered. Every command has an idempotency key.
 */
export class Load {
  readonly ticketIds: string[] = [];
  done = 0;
  private readonly watchers: { at: number; tell: () => void; fail: (error: unknown) => void }[] = [];

  constructor(
    private readonly client: ApiClient,
    private readonly complaints: readonly Complaint[],
    private readonly name: string,
  ) {}

  /** Resolves when `count` tickets have come to their end; rejects if the load has failed. */
  reached(count: number): Promise<void> {
    return new Promise((tell, fail) => (this.done >= count ? tell() : this.watchers.push({ at: count, tell, fail })));
  }

  run(): Promise<void> {
    const run = this.runAll();
    run.catch((error: unknown) => this.watchers.forEach(({ fail }) => fail(error)));
    return run;
  }

  private async runAll(): Promise<void> {
    await inTurns(this.complaints, async (_, i) => {
      await this.live(i);
      this.done += 1;
      for (const { at, tell } of this.watchers) if (this.done >= at) tell();
    });
  }

  /** Reads all tickets, in the order of the complaints. */
  tickets(): Promise<ReadTicket[]> {
    return inTurns(this.ticketIds, (ticketId) => this.read(ticketId));
  }

  async endings(): Promise<Endings> {
    return (await this.tickets()).map(eventsOf);
  }

  private async live(i: number): Promise<void> {
    const call = (this.complaints[i] as Complaint).registration as api.RequestBodyOf<typeof api.registerTicket>;
    const body = { ...call, separate: true as const };
    const { ticketId } = await this.give(api.registerTicket, i, {}, { body, as: people.operator });
    this.ticketIds[i] = ticketId;
    const { state, lead } = await this.until(ticketId, (ticket) => ticket.state !== 'registered');
    if (state !== 'dispatched' || !lead) return;
    const on = { ticketId };
    await this.give(api.acknowledgeDispatch, i, on, { body: {}, as: people.of(lead) });
    await this.give(api.recordContact, i, on, { body: { outcome: 'reached' }, as: people.of(lead) });
    const evidence = [await this.attach(ticketId, people.leaderOf(lead))];
    await this.give(api.resolveTicket, i, on, { body: { ...resolution, evidence }, as: people.leaderOf(lead) });
    await this.until(ticketId, (ticket) => ticket.state === 'resolved');
    await this.give(api.recordCallback, i, on, { body: { ...satisfied, caller: ticketId }, as: people.caller });
    await this.until(ticketId, (ticket) => ticket.state === 'closed');
  }

  private give<O extends api.Operation>(
    operation: O,
    i: number,
    params: Record<string, string>,
    { body, as }: { body: api.RequestBodyOf<O>; as: TestPerson },
  ): Promise<api.ResponseOf<O>> {
    const key = `${this.name}-${i}-${operation.id}`;
    return insist(() => this.client.call(operation, { params, body }, { as, key }));
  }

  private async attach(ticketId: string, as: TestPerson): Promise<string> {
    const given = { params: { ticketId }, query: { purpose: 'after' } };
    return (await insist(() => this.client.upload(api.attachEvidence, given, photoOf(ticketId), { as }))).file;
  }

  private read(ticketId: string): Promise<ReadTicket> {
    return insist(() => this.client.call(api.readTicket, { params: { ticketId } }, { as: people.supervisor }));
  }

  private async until(ticketId: string, so: (ticket: ReadTicket) => boolean): Promise<ReadTicket> {
    for (const until = Date.now() + PATIENCE_MS; ; await pause(LOOK_AGAIN_MS)) {
      const ticket = await this.read(ticketId);
      if (so(ticket)) return ticket;
      if (Date.now() > until) throw new Error(`${ticketId} stays ${ticket.state}`);
    }
  }
}

/** A type of event that depends on which tickets a run has registered before. */
const BY_ORDER = 'PossiblySameFound';

/**
 * Lists the events of a ticket by producer, because only the order within a producer is the same in every run. Throws
 * unless the events of each producer are numbered from 1 without gap or repeat.
 */
export function eventsOf({ ticketId, history }: ReadTicket): string[] {
  const sources = [...new Set(history.map(({ source }) => source))].sort();
  return sources.flatMap((source) => {
    const own = history
      .filter((event) => event.source === source)
      .map(({ id, type }) => ({ number: Number(id.slice(source.length + ticketId.length + 2)), type }));
    own.sort((a, b) => a.number - b.number);
    if (own.some(({ number }, i) => number !== i + 1))
      throw new Error(`${ticketId}: ${source} has ${own.map(({ number }) => number).join()}`);
    return own.filter(({ type }) => type !== BY_ORDER).map(({ type }) => `${source} ${type}`);
  });
}
