import { newEvent } from '@hotline/contracts';
import { Conflict, type Documents } from '../../ports/documents';
import { eventually, someTurns } from '../eventually';
import { commitOf, lettersCollection, numberOf, publish, store, ticket, upTo, type Letters } from '../letters';
import { suite, type Open, type Rule, type Stand } from '../suite';

const letters = (stand: Stand): Promise<Documents<Letters>> => stand.engine.documents(lettersCollection);
const write = (documents: Documents<Letters>, id: string, count: number): ReturnType<typeof store<Letters>> =>
  store(documents, 'letters', id, () => ({ state: { count, keys: [['k', count]] } }));

function storing(rule: Rule): void {
  rule('loads undefined for a document that does not exist', async (stand) => {
    expect(await (await letters(stand)).load(ticket(1))).toBeUndefined();
  });

  rule('keeps a committed document, also after a crash', async (stand) => {
    const documents = await letters(stand);
    const decision = {
      state: { count: 7, keys: [['甲', -3]] },
      events: [newEvent('CallerViewed', { reason: '回访' })],
      wakeUps: { warn: 5 },
      acts: [{ name: 'm', type: 'message', data: { to: '甲' } }],
    };
    const stored = await store<Letters>(documents, 'letters', ticket(1), () => decision);
    expect(stored).toMatchObject({
      version: 1,
      sequence: 1,
      wakeUps: { warn: 5 },
      acts: [{ id: `letters.${ticket(1)}.m` }],
    });
    expect(await documents.load(ticket(1))).toEqual(stored);
    await stand.crash();
    expect(await (await letters(stand)).load(ticket(1))).toEqual(stored);
  });

  rule('rejects a commit on a stale version with Conflict, and stores no part of it', async (stand) => {
    const documents = await letters(stand);
    const first = await write(documents, ticket(1), 1);
    const second = await write(documents, ticket(1), 2);
    const stale = commitOf<Letters>('letters', ticket(1), first, {
      state: { count: 99, keys: [['stale']] },
      events: [newEvent('CallerViewed', { reason: '99' })],
      wakeUps: { warn: 1 },
      acts: [{ name: 'm', type: 'message', data: {} }],
    });
    await expect(conflictOf(documents.commit(stale), () => documents.commit(stale))).resolves.toBeInstanceOf(Conflict);
    expect(await documents.load(ticket(1))).toEqual(second);
    expect(await documents.count('byKey', { prefix: ['stale'] })).toBe(0);
    expect(await documents.withDue(1, 10)).toEqual([]);
    expect(await documents.withActs(10)).toEqual([]);
    const heard: number[] = [];
    await stand.engine.log.subscribe('reader', {
      assigned: async () => undefined,
      handle: async ({ event }) => void heard.push(numberOf(event)),
    });
    await publish(stand.engine, ticket(2), 1);
    await eventually(() => expect(heard).toContain(1));
    await someTurns();
    expect(heard).not.toContain(99);
  });

  rule('rejects with Conflict a commit that creates a document although it exists', async (stand) => {
    const documents = await letters(stand);
    const first = await write(documents, ticket(1), 1);
    const again = commitOf<Letters>('letters', ticket(1), undefined, { state: { count: 5, keys: [] } });
    await expect(conflictOf(documents.commit(again), () => documents.commit(again))).resolves.toBeInstanceOf(Conflict);
    expect(await documents.load(ticket(1))).toEqual(first);
  });

  rule('stores at most one of two commits on the same version', async (stand) => {
    const documents = await letters(stand);
    const first = await write(documents, ticket(1), 1);
    const rivals = [10, 20].map((count) =>
      commitOf<Letters>('letters', ticket(1), first, { state: { count, keys: [['rival', count]] } }),
    );
    const outcomes = await Promise.allSettled(rivals.map((rival) => documents.commit(rival)));
    const stored = await documents.load(ticket(1));
    const won = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(won).toBeLessThanOrEqual(1);
    if (won === 1) expect(stored?.state.count).toBe(outcomes[0]?.status === 'fulfilled' ? 10 : 20);
    expect(stored?.version).toBeLessThanOrEqual(2);
    expect(await documents.count('byKey', { prefix: ['rival'] })).toBe((stored?.version ?? 0) - 1);
  });
}

/**
 * Resolves with the error of a commit that must conflict. Commits again if the fault-injecting engine (`rude.ts`)
 * dropped the first answer.
 */
const conflictOf = (commit: Promise<void>, again: () => Promise<void>): Promise<unknown> =>
  commit.catch((error: unknown) => (error instanceof Conflict ? error : again().catch((second: unknown) => second)));

function leftBehind(rule: Rule): void {
  const actOn = (documents: Documents<Letters>, n: number) =>
    store<Letters>(documents, 'letters', ticket(n), () => ({
      state: { count: n, keys: [] },
      acts: [{ name: 'm', type: 'message', data: {} }],
    }));

  rule('lists documents whose acts have no outcome, longest waiting first', async (stand) => {
    const documents = await letters(stand);
    for (const n of [3, 1, 2]) await actOn(documents, n);
    expect(await documents.withActs(10)).toEqual([ticket(3), ticket(1), ticket(2)]);
    expect(await documents.withActs(2)).toEqual([ticket(3), ticket(1)]);
    const stored = await documents.load(ticket(3));
    const done = { ...commitOf('letters', ticket(3), stored, { state: { count: 3, keys: [] } }) };
    const outcome = { ...done, next: { ...done.next, acts: [] } };
    await documents
      .commit(outcome)
      .catch(async () => (await documents.load(ticket(3)))?.acts.length === 0 || documents.commit(outcome));
    expect(await documents.withActs(10)).toEqual([ticket(1), ticket(2)]);
    await stand.crash();
    expect(await (await letters(stand)).withActs(10)).toEqual([ticket(1), ticket(2)]);
  });

  rule('lists wake-ups that are due, earliest first, without replaced and cancelled ones', async (stand) => {
    const documents = await letters(stand);
    const set = (n: number, wakeUps: Record<string, number | null>) =>
      store<Letters>(documents, 'letters', ticket(n), () => ({ state: { count: n, keys: [] }, wakeUps }));
    await set(1, { warn: 30, breach: 50 });
    await set(2, { warn: 10 });
    await set(3, { warn: 20 });
    await set(3, { warn: null });
    await set(2, { warn: 40 });
    const due = (at: number) =>
      documents.withDue(at, 10).then((rows) => rows.map(({ id, name, dueAt }) => [id, name, dueAt]));
    expect(await due(29)).toEqual([]);
    expect(await due(30)).toEqual([[ticket(1), 'warn', 30]]);
    expect(await due(99)).toEqual([
      [ticket(1), 'warn', 30],
      [ticket(2), 'warn', 40],
      [ticket(1), 'breach', 50],
    ]);
    expect(await documents.withDue(99, 2)).toHaveLength(2);
  });

  rule('stores all of 300 documents that are committed at the same time', async (stand) => {
    const documents = await letters(stand);
    await Promise.all(upTo(300).map((n) => write(documents, ticket(n), n)));
    for (const n of upTo(300)) expect((await documents.load(ticket(n)))?.state.count).toBe(n);
    expect(await documents.count('byCount', {})).toBe(300);
  });
}

/** Tests the promises of `Documents` about storing. `findContract` tests those about queries. */
export function documentsContract(adapter: string, open: Open): void {
  suite(adapter, 'Documents', open, (rule) => {
    storing(rule);
    leftBehind(rule);
  });
}
