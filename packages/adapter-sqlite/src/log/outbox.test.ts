import type { OutboxSource } from '@hotline/runtime';
import { lettersCollection, numberOf, publish, store, ticket, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from '../testing/temporary';

let opened: Opened;
beforeEach(async () => (opened = await inTemporaryFolder({ logApart: true })()));
afterEach(() => opened.cleanup());

const outbox = (): OutboxSource => opened.engine.apart?.outbox as OutboxSource;
/** Ticket and number of each pending event. */
const pending = async (limit = 100): Promise<(string | number)[][]> =>
  (await outbox().pending(limit)).flatMap(({ events }) => events.map((event) => [event.subject, numberOf(event)]));

describe('the outbox on SQLite', () => {
  it('returns events in the order of their commits, also across tickets', async () => {
    await publish(opened.engine, ticket(2), 2);
    await publish(opened.engine, ticket(1), 1);
    await publish(opened.engine, ticket(2), 1);
    expect(await pending()).toEqual([
      [ticket(2), 1],
      [ticket(2), 2],
      [ticket(1), 1],
      [ticket(2), 3],
    ]);
  });

  it('returns the oldest entries first when more are stored than the limit', async () => {
    await publish(opened.engine, ticket(1), 5);
    expect(await pending(2)).toEqual([
      [ticket(1), 1],
      [ticket(1), 2],
    ]);
  });

  it('deletes the entries that are marked and keeps the others, also after a restart', async () => {
    await publish(opened.engine, ticket(1), 3);
    await outbox().mark(await outbox().pending(2));
    opened = await opened.reopen();
    expect(await pending()).toEqual([[ticket(1), 3]]);
  });

  it('gets no entry for a commit without events', async () => {
    const letters = await opened.engine.documents(lettersCollection);
    await store(letters, 'letters', ticket(1), () => ({ state: { count: 1, keys: [] } }));
    expect(await pending()).toEqual([]);
  });
});
