import type { TicketEvent } from '@hotline/contracts';
import { Refusal, type CommandContext } from '../../decision';
import { gathering, type Command } from '../../definition';
import { eventually, someTurns } from '../eventually';
import { commitOf, ticket, upTo } from '../letters';
import { ask, askOn, Match, newConditions, remind, send, serve, type Ping, type MatchConditions } from './ping-pong';
import { crashes } from './crashes';
import { outsideFailures } from './outside-failures';
import { suite, type Open, type Rule, type Stand } from '../suite';

const played = (rallies: number): string[] => upTo(rallies).map(String);
const stateOf = async (match: Match, id: string): Promise<Ping | undefined> =>
  (await match.ping.loop.documents.load(id))?.state;
const heardBy = async (match: Match, id: string): Promise<readonly string[] | undefined> =>
  (await match.pong.loop.documents.load(id))?.state.heard;
const finished = (match: Match, id: string, rallies: number): Promise<void> =>
  eventually(async () => expect((await stateOf(match, id))?.answers).toEqual(played(rallies)));

async function start(stand: Stand): Promise<{ conditions: MatchConditions; match: Match }> {
  const conditions = newConditions();
  return { conditions, match: await Match.start(stand, conditions) };
}

function events(rule: Rule): void {
  rule('handles each event of a ticket once and in order, although the log repeats events', async (stand) => {
    const { match } = await start(stand);
    await Promise.all(upTo(10).map((n) => match.tell(ticket(n), serve, { rallies: 6 }, 'k')));
    for (const n of upTo(10)) await finished(match, ticket(n), 6);
    await someTurns();
    for (const n of upTo(10)) expect(await heardBy(match, ticket(n))).toEqual(played(6));
    expect(await match.ping.loop.documents.load(ticket(1))).toMatchObject({
      sequence: 6,
      seen: { pong: 6 },
      version: 7,
    });
  });

  rule('changes a ticket once when the same event is handled twice', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 2 }, 'k');
    await finished(match, ticket(1), 2);
    const before = await match.pong.loop.documents.load(ticket(1));
    const again: Promise<number>[] = [];
    await stand.engine.log.subscribe('again', {
      assigned: async () => undefined,
      handle: async ({ event }) => void again.push(match.pong.loop.react(event)),
    });
    await eventually(() => expect(again.length).toBeGreaterThanOrEqual(4));
    await Promise.all(again);
    expect(await match.pong.loop.documents.load(ticket(1))).toEqual(before);
  });

  rule(
    'parks the ticket of an event that keeps failing: its later events wait, and other tickets go on',
    async (stand) => {
      const { conditions, match } = await start(stand);
      conditions.unanswerable.add(`${ticket(1)}/2`);
      await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
      await finished(match, ticket(1), 1);
      for (const n of [2, 3, 4]) await match.tell(ticket(1), askOn, {}, `k${n}`);
      await match.tell(ticket(2), serve, { rallies: 5 }, 'k');
      await finished(match, ticket(2), 5);
      await eventually(async () => expect(await waiting(match)).toEqual(expect.arrayContaining(['2', '3', '4'])));
      expect(await heardBy(match, ticket(1))).toEqual(['1']);
      expect(new Set(conditions.parked)).toEqual(new Set([ticket(1)]));
      expect(match.pong.parking.size).toBe(1);
    },
  );

  rule('replays a parked ticket in order, stops where an event fails again, and goes on there later', async (stand) => {
    const { conditions, match } = await start(stand);
    conditions.unanswerable.add(`${ticket(1)}/2`).add(`${ticket(1)}/3`);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    for (const n of [2, 3, 4]) await match.tell(ticket(1), askOn, {}, `k${n}`);
    await eventually(async () => expect(await waiting(match)).toEqual(expect.arrayContaining(['2', '3', '4'])));
    conditions.unanswerable.delete(`${ticket(1)}/2`);
    await replayUntil(match, /nobody can answer 3/);
    expect(await heardBy(match, ticket(1))).toEqual(['1', '2']);
    conditions.unanswerable.clear();
    await replayUntil(match, undefined);
    await match.tell(ticket(1), askOn, {}, 'k5');
    await finished(match, ticket(1), 5);
    expect(await heardBy(match, ticket(1))).toEqual(played(5));
    expect(await match.pong.parking.list()).toEqual([]);
  });

  rule('keeps a ticket parked through a restart', async (stand) => {
    const { conditions, match } = await start(stand);
    conditions.unanswerable.add(`${ticket(1)}/1`);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await eventually(async () => expect(await match.pong.parking.list()).toHaveLength(1));
    await stand.crash();
    const again = (await start(stand)).match;
    await again.tell(ticket(1), askOn, {}, 'k2');
    await again.tell(ticket(2), serve, { rallies: 1 }, 'k');
    await finished(again, ticket(2), 1);
    await eventually(async () => expect((await again.pong.parking.list())[0]?.events.length).toBeGreaterThanOrEqual(2));
    expect(await heardBy(again, ticket(1))).toBeUndefined();
    await replayUntil(again, undefined);
    await finished(again, ticket(1), 2);
  });
}

/** Resolves with the questions in the events that pong has parked. */
const waiting = async (match: Match): Promise<unknown[]> =>
  (await match.pong.parking.list()).flatMap(({ events }) =>
    events.flatMap(({ data }) => ('question' in data ? [data.question] : [])),
  );

/**
 * Replays until the replay ends as expected, because the fault-injecting engine (`rude.ts`) may drop the answer of a
 * commit.
 */
const replayUntil = (match: Match, fails: RegExp | undefined): Promise<void> =>
  eventually(async () => {
    const error = await match.pong.replayParked(ticket(1)).then(
      () => undefined,
      (thrown: unknown) => String(thrown),
    );
    if (fails) expect(error).toMatch(fails);
    else expect(error).toBeUndefined();
  });

function turns(rule: Rule): void {
  rule('decides on several events of one commit with one view of the jurisdiction', async (stand) => {
    const { conditions, match } = await start(stand);
    const asked = commitOf('ping', ticket(1), undefined, { state: 0, events: [ask(1), ask(2)] }).events;
    const [first, second] = asked as [TicketEvent, TicketEvent];
    await eventually(() => match.pong.loop.react(first, second));
    expect(await heardBy(match, ticket(1))).toEqual(['1', '2']);
    expect(conditions.views.at(-2)).toBe(conditions.views.at(-1));
  });

  rule('resolves the view of the jurisdiction again for the next commit', async (stand) => {
    const { conditions, match } = await start(stand);
    const [first] = commitOf('ping', ticket(1), undefined, { state: 0, events: [ask(1)] }).events as [TicketEvent];
    const [second] = commitOf('ping', ticket(2), undefined, { state: 0, events: [ask(1)] }).events as [TicketEvent];
    await eventually(() => match.pong.loop.react(first));
    await eventually(() => match.pong.loop.react(second));
    expect(conditions.views.at(-1)).toBeGreaterThan(conditions.views[0] as number);
  });

  rule('calls `gather` of a command again after a Conflict, and decides on the latest reads', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await finished(match, ticket(1), 1);
    const read: (number | undefined)[] = [];
    const slow: Command<Ping, object> = {
      name: 'slow',
      ...gathering(
        async (state: Ping | undefined) => {
          read.push(state?.asked);
          if (read.length === 1) await match.tell(ticket(1), askOn, {}, 'between');
          return state?.asked ?? 0;
        },
        (state: Ping | undefined, _input: object, _context: CommandContext, asked: number) =>
          state && { state: { ...state, rallies: asked } },
      ),
    };
    await match.tell(ticket(1), slow, {}, 'slow');
    expect(read[0]).toBe(1);
    expect(read.at(-1)).toBe(2);
    expect(await stateOf(match, ticket(1))).toMatchObject({ asked: 2, rallies: 2 });
  });
}

function commands(rule: Rule): void {
  rule('answers a repeated command with the same recorded events, and stores nothing', async (stand) => {
    const { match } = await start(stand);
    const first = await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    const second = await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    expect(first.recorded).toEqual([{ id: `ping.${ticket(1)}.1`, type: 'FactsAsked' }]);
    expect(second).toMatchObject({ recorded: first.recorded, repeated: true });
    await finished(match, ticket(1), 1);
    expect(await heardBy(match, ticket(1))).toEqual(['1']);
  });

  rule('refuses an idempotency key that was used with another body', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await expect(match.tell(ticket(1), serve, { rallies: 2 }, 'k')).rejects.toMatchObject({ code: 'key-reused' });
    expect((await stateOf(match, ticket(1)))?.rallies).toBe(1);
  });

  rule('stores nothing when a rule refuses a command', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await expect(match.tell(ticket(1), serve, { rallies: 1 }, 'another key')).rejects.toBeInstanceOf(Refusal);
    await expect(match.tell(ticket(2), askOn, {}, 'k')).rejects.toMatchObject({ code: 'not-found' });
    expect(await stateOf(match, ticket(2))).toBeUndefined();
  });

  rule('decides a command again on the newer version when another commit came first', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await Promise.all(upTo(12).map((n) => match.tell(ticket(1), askOn, {}, `k${n}`)));
    await finished(match, ticket(1), 13);
    expect(await heardBy(match, ticket(1))).toEqual(played(13));
  });
}

function wakeUps(rule: Rule): void {
  const reminded = (match: Match): Promise<readonly number[]> =>
    stateOf(match, ticket(1)).then((state) => state?.woken ?? []);

  rule('handles each due wake-up once: never early, never twice, and not when it was cancelled', async (stand) => {
    const { match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    const dueAt = stand.engine.clock.now() + 60;
    await match.tell(ticket(1), remind, { at: dueAt - 40 }, 'too soon');
    await match.tell(ticket(1), remind, { at: dueAt }, 'replaced');
    await stand.passBy(70);
    await eventually(async () => expect(await reminded(match)).toHaveLength(1));
    expect((await reminded(match))[0]).toBeGreaterThanOrEqual(dueAt);
    await match.tell(ticket(1), remind, { at: stand.engine.clock.now() + 50 }, 'again');
    await match.tell(ticket(1), remind, { at: null }, 'cancelled');
    await stand.passBy(80);
    await match.ping.loop.ring({ id: ticket(1), name: 'remind' });
    await match.ping.loop.ring({ id: ticket(9), name: 'remind' });
    await someTurns();
    expect(await reminded(match)).toHaveLength(1);
  });

  rule('a sweep handles a due wake-up that the engine did not ring', async (stand) => {
    const { conditions, match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await match.tell(ticket(1), remind, { at: stand.engine.clock.now() + 20 }, 'remind');
    await stand.crash();
    await stand.passBy(30);
    const again = await Match.start(stand, conditions);
    await eventually(async () => {
      await again.ping.sweep();
      expect(await reminded(again)).toHaveLength(1);
    });
  });
}

function acts(rule: Rule): void {
  rule('performs each act at least once, and stores its outcome exactly once', async (stand) => {
    const { conditions, match } = await start(stand);
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await match.tell(ticket(1), send, { names: ['a', 'b', 'c'] }, 'send');
    await eventually(async () => {
      await match.ping.sweep();
      expect((await match.ping.loop.documents.load(ticket(1)))?.acts).toEqual([]);
    });
    const ids = ['a', 'b', 'c'].map((name) => `ping.${ticket(1)}.${name}`);
    expect([...((await stateOf(match, ticket(1)))?.sent ?? [])].sort()).toEqual(ids.map((id) => `receipt of ${id}`));
    expect([...new Set(conditions.performed)].sort()).toEqual(ids);
  });

  rule('a sweep performs a failed act again, also after a crash', async (stand) => {
    const { conditions, match } = await start(stand);
    conditions.failSending = true;
    await match.tell(ticket(1), serve, { rallies: 1 }, 'k');
    await match.tell(ticket(1), send, { names: ['a'] }, 'send');
    await match.ping.sweep();
    expect((await stateOf(match, ticket(1)))?.sent).toEqual([]);
    await stand.crash();
    conditions.failSending = false;
    const again = await Match.start(stand, conditions);
    await eventually(async () => {
      await again.ping.sweep();
      expect((await stateOf(again, ticket(1)))?.sent).toEqual([`receipt of ping.${ticket(1)}.a`]);
    });
  });
}

/** Tests the loop on an engine: the promises that services rely on. */
export function spineContract(adapter: string, open: Open): void {
  suite(adapter, 'Service loop', open, (rule) => {
    events(rule);
    turns(rule);
    commands(rule);
    wakeUps(rule);
    acts(rule);
    outsideFailures(rule);
    crashes(rule);
  });
}
