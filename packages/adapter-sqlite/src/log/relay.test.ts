import { Relay, type Engine } from '@hotline/runtime';
import { eventually, numberOf, oneTurn, publish, someTurns, ticket, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from '../testing/temporary';

type Apart = NonNullable<Engine['apart']>;

const NEVER_MS = 3_600_000;
let opened: Opened;
const relays: Relay[] = [];
beforeEach(async () => (opened = await inTemporaryFolder({ logApart: true })()));
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
  await opened.cleanup();
});

function relay(apart: Partial<Apart> = {}, onError: (error: unknown) => void = () => undefined, retryMs = 1): Relay {
  const started = new Relay({ ...(opened.engine.apart as Apart), ...apart }, onError, undefined, retryMs);
  relays.push(started);
  return started;
}

/** Returns a list that fills with the numbers of the events that the log delivers, repeats included. */
async function heard(): Promise<number[]> {
  const numbers: number[] = [];
  await opened.engine.log.subscribe('reader', {
    assigned: async () => undefined,
    handle: async ({ event }) => void numbers.push(numberOf(event)),
  });
  return numbers;
}
const outbox = () => (opened.engine.apart as Apart).outbox;

describe('the relay of a separate log', () => {
  it('the relay publishes the events of commits in order, and then empties the outbox', async () => {
    relay();
    const numbers = await heard();
    await publish(opened.engine, ticket(1), 5);
    await eventually(() => expect(numbers).toEqual([1, 2, 3, 4, 5]));
    await eventually(async () => expect(await outbox().pending(10)).toEqual([]));
  });

  it('events that were published but not marked before a crash are published again, before newer events', async () => {
    const errors: unknown[] = [];
    const mark = (): Promise<void> => Promise.reject(new Error('died before the mark'));
    const dying = relay({ outbox: { ...methodsOf(outbox()), mark } }, (error) => errors.push(error), NEVER_MS);
    await publish(opened.engine, ticket(1), 1);
    await eventually(() => expect(errors).toHaveLength(1));
    await dying.close();
    opened = await opened.reopen();
    await publish(opened.engine, ticket(1), 1);
    const numbers = await heard();
    relay().nudge();
    await eventually(() => expect(numbers).toContain(2));
    expect(numbers).toEqual([1, 1, 2]);
  });

  it('the relay tries again by itself, without another commit, until the log accepts the events', async () => {
    let away = true;
    const errors: unknown[] = [];
    const log: Apart['log'] = {
      append: (events) =>
        away ? Promise.reject(new Error('no broker')) : (opened.engine.apart as Apart).log.append(events),
    };
    relay({ log }, (error) => errors.push(error));
    const numbers = await heard();
    await publish(opened.engine, ticket(1), 2);
    await eventually(() => expect(errors.length).toBeGreaterThan(1));
    expect(numbers).toEqual([]);
    away = false;
    await eventually(() => expect(numbers).toEqual([1, 2]));
  });

  it('events that the log refused stay in the outbox', async () => {
    relay({ log: { append: () => Promise.reject(new Error('no broker')) } });
    await publish(opened.engine, ticket(1), 2);
    await someTurns();
    expect((await outbox().pending(10)).flatMap((entry) => entry.events.map(numberOf))).toEqual([1, 2]);
  });

  it('wake-ups on a separate engine are scheduled before their entry is marked', async () => {
    const order: string[] = [];
    const entry = { id: '1', events: [], wakeUps: [{ service: 's', id: ticket(1), name: 'warn', dueAt: 5 }] };
    let pending = [entry];
    relay({
      outbox: {
        pending: async () => pending,
        mark: async () => void ((pending = []), order.push('mark')),
        onCommit: () => undefined,
      },
      wakeUps: { schedule: async (changes) => void order.push(`schedule ${changes.map(({ name }) => name).join()}`) },
    }).nudge();
    await eventually(() => expect(order).toEqual(['schedule warn', 'mark']));
  });

  it('closing the relay waits for the running publication, and later commits are not published', async () => {
    const closing = relay();
    await publish(opened.engine, ticket(1), 1);
    await closing.close();
    expect(await outbox().pending(10)).toEqual([]);
    await publish(opened.engine, ticket(1), 1);
    await oneTurn();
    expect(await outbox().pending(10)).toHaveLength(1);
  });
});

const methodsOf = (source: Apart['outbox']): Apart['outbox'] => ({
  pending: (limit) => source.pending(limit),
  mark: (entries) => source.mark(entries),
  onCommit: (nudge) => source.onCommit(nudge),
});
