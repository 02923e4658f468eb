import type { Documents } from '../ports/documents';
import type { Ring } from '../ports/wake-ups';
import { eventually, someTurns } from './eventually';
import { lettersCollection, store, ticket, upTo, type Letters } from './letters';
import { suite, type Open, type Rule, type Stand } from './suite';

interface Heard extends Ring {
  readonly at: number;
}

const letters = (stand: Stand): Promise<Documents<Letters>> => stand.engine.documents(lettersCollection);

/** Sets (ms from now) or cancels (null) a wake-up. */
async function set(stand: Stand, n: number, name: string, inMs: number | null): Promise<number> {
  const at = stand.engine.clock.now() + (inMs ?? 0);
  await store(await letters(stand), 'letters', ticket(n), () => ({
    state: { count: n, keys: [] },
    wakeUps: { [name]: inMs === null ? null : at },
  }));
  return at;
}

/** Listens as the loop does: looks at the store and the clock again, and clears what it handled. */
async function listen(stand: Stand, before: (ring: Ring) => Promise<void> = async () => undefined): Promise<Heard[]> {
  const heard: Heard[] = [];
  const { clock, wakeUps } = stand.engine;
  const documents = await letters(stand);
  await wakeUps.listen('letters', async (ring) => {
    const at = clock.now();
    await before(ring);
    heard.push({ ...ring, at });
    const stored = await documents.load(ring.id);
    if ((stored?.wakeUps[ring.name] ?? Infinity) > at) return;
    await store(documents, 'letters', ring.id, () => ({
      state: { count: 0, keys: [] },
      wakeUps: { [ring.name]: null },
    }));
  });
  return heard;
}

const rang = (heard: readonly Heard[], n: number, name: string): Heard[] =>
  heard.filter((ring) => ring.id === ticket(n) && ring.name === name);

function ringing(rule: Rule): void {
  rule('never rings early, and rings when it is due', async (stand) => {
    const heard = await listen(stand);
    const dueAt = await set(stand, 1, 'warn', 60);
    await stand.passBy(20);
    await someTurns();
    if (stand.engine.clock.now() < dueAt) expect(heard).toEqual([]);
    await stand.passBy(60);
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
    for (const ring of heard) expect(ring.at).toBeGreaterThanOrEqual(dueAt);
  });

  rule('rings each at its time, whatever the order in which they were set', async (stand) => {
    const heard = await listen(stand);
    const dueAt = new Map<string, number>();
    for (const [n, inMs] of [40, 10, 30, 20].entries()) dueAt.set(ticket(n), await set(stand, n, 'warn', inMs));
    await stand.passBy(50);
    await eventually(() => expect(new Set(heard.map(({ id }) => id)).size).toBe(4));
    for (const ring of heard) expect(ring.at).toBeGreaterThanOrEqual(dueAt.get(ring.id) as number);
  });

  rule('rings the later time after it was replaced by a later one', async (stand) => {
    const heard = await listen(stand);
    await set(stand, 1, 'warn', 20);
    const dueAt = await set(stand, 1, 'warn', 80);
    await stand.passBy(40);
    await someTurns();
    await stand.passBy(60);
    await eventually(() => expect(rang(heard, 1, 'warn').some(({ at }) => at >= dueAt)).toBe(true));
  });

  rule('rings the earlier time after it was replaced by an earlier one', async (stand) => {
    const heard = await listen(stand);
    const late = await set(stand, 1, 'warn', 3_600_000);
    await set(stand, 1, 'warn', 20);
    await stand.passBy(30);
    await eventually(() => expect(rang(heard, 1, 'warn').some(({ at }) => at < late)).toBe(true));
  });

  rule('rings what was set for the past', async (stand) => {
    const heard = await listen(stand);
    await set(stand, 1, 'warn', -5);
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
  });

  rule('rings again what was set for the past while it rang', async (stand) => {
    const heard: Ring[] = [];
    await stand.engine.wakeUps.listen('letters', async (ring) => {
      heard.push(ring);
      await set(stand, 1, 'warn', heard.length === 1 ? -1 : null);
      await someTurns(5);
    });
    await set(stand, 1, 'warn', 10);
    await stand.passBy(20);
    await eventually(async () => expect((await (await letters(stand)).load(ticket(1)))?.wakeUps).toEqual({}));
    expect(heard.length).toBeGreaterThanOrEqual(2);
  });
}

function lasting(rule: Rule): void {
  rule('rings again later when the handler rejected, and lets others ring meanwhile', async (stand) => {
    let rejected = 0;
    const heard = await listen(stand, async ({ id }) => {
      if (id !== ticket(1) || rejected >= 3) return;
      rejected += 1;
      throw new Error('not yet');
    });
    await set(stand, 1, 'warn', 10);
    await set(stand, 2, 'warn', 11);
    await stand.passBy(20);
    await eventually(() => expect(rang(heard, 2, 'warn').length).toBeGreaterThan(0));
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
    expect(rejected).toBe(3);
  });

  rule('rings after a crash what was set before it, due or overdue', async (stand) => {
    await set(stand, 1, 'warn', 10);
    const due = stand.engine.clock.now() + 100;
    await set(stand, 2, 'warn', 100);
    await stand.passBy(30);
    await stand.crash();
    const heard = await listen(stand);
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
    expect(rang(heard, 2, 'warn').every(({ at }) => at >= due)).toBe(true);
    await stand.passBy(100);
    await eventually(() => expect(rang(heard, 2, 'warn').length).toBeGreaterThan(0));
  });

  rule('rings all of many that are due at once', async (stand) => {
    const heard = await listen(stand);
    await Promise.all(upTo(1200).map((n) => set(stand, n, 'warn', 50)));
    await stand.passBy(60);
    await eventually(() => expect(new Set(heard.map(({ id }) => id)).size).toBe(1200));
  });

  rule('rings only the service whose wake-up it is', async (stand) => {
    const others: Ring[] = [];
    await stand.engine.wakeUps.listen('parcels', async (ring) => void others.push(ring));
    const heard = await listen(stand);
    await set(stand, 1, 'warn', 10);
    await stand.passBy(20);
    await eventually(() => expect(heard.length).toBeGreaterThan(0));
    expect(others).toEqual([]);
  });

  rule('rings no more after it was closed', async (stand) => {
    const heard: Ring[] = [];
    const subscription = await stand.engine.wakeUps.listen('letters', async (ring) => void heard.push(ring));
    await set(stand, 1, 'warn', 10);
    await subscription.close();
    await stand.passBy(20);
    await someTurns();
    expect(heard).toEqual([]);
    const again = await listen(stand);
    await eventually(() => expect(again.length).toBeGreaterThan(0));
  });
}

/** Holds an engine to the promises of `WakeUps`. What a stale ring does is the loop's business: see the spine. */
export function wakeUpsContract(adapter: string, open: Open): void {
  suite(adapter, 'WakeUps', open, (rule) => {
    ringing(rule);
    lasting(rule);
  });
}
