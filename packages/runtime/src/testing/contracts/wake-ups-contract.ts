import type { Documents } from '../../ports/documents';
import type { Ring } from '../../ports/wake-ups';
import { eventually, someTurns } from '../eventually';
import { lettersCollection, store, ticket, upTo, type Letters } from '../letters';
import { suite, type Open, type Rule, type Stand } from '../suite';

interface Heard extends Ring {
  readonly at: number;
}

const letters = (stand: Stand): Promise<Documents<Letters>> => stand.engine.documents(lettersCollection);

/** Sets a wake-up `inMs` milliseconds from now, or cancels it (null). Resolves with its due time. */
async function set(stand: Stand, n: number, name: string, inMs: number | null): Promise<number> {
  const at = stand.engine.clock.now() + (inMs ?? 0);
  await store(await letters(stand), 'letters', ticket(n), () => ({
    state: { count: n, keys: [] },
    wakeUps: { [name]: inMs === null ? null : at },
  }));
  return at;
}

/** Listens as the loop does: checks the document and the clock, and removes the wake-up that it handled. */
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
  rule('rings a wake-up when it is due, and never early', async (stand) => {
    const heard = await listen(stand);
    const dueAt = await set(stand, 1, 'warn', 60);
    await stand.passBy(20);
    await someTurns();
    if (stand.engine.clock.now() < dueAt) expect(heard).toEqual([]);
    await stand.passBy(60);
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
    for (const ring of heard) expect(ring.at).toBeGreaterThanOrEqual(dueAt);
  });

  rule('rings no wake-up before its time, in whichever order the wake-ups were set', async (stand) => {
    const heard = await listen(stand);
    const dueAt = new Map<string, number>();
    for (const [n, inMs] of [40, 10, 30, 20].entries()) dueAt.set(ticket(n), await set(stand, n, 'warn', inMs));
    await stand.passBy(50);
    await eventually(() => expect(new Set(heard.map(({ id }) => id)).size).toBe(4));
    for (const ring of heard) expect(ring.at).toBeGreaterThanOrEqual(dueAt.get(ring.id) as number);
  });

  rule('rings at the later time when a wake-up was replaced by a later one', async (stand) => {
    const heard = await listen(stand);
    await set(stand, 1, 'warn', 20);
    const dueAt = await set(stand, 1, 'warn', 80);
    await stand.passBy(40);
    await someTurns();
    await stand.passBy(60);
    await eventually(() => expect(rang(heard, 1, 'warn').some(({ at }) => at >= dueAt)).toBe(true));
  });

  rule('rings at the earlier time when a wake-up was replaced by an earlier one', async (stand) => {
    const heard = await listen(stand);
    const late = await set(stand, 1, 'warn', 3_600_000);
    await set(stand, 1, 'warn', 20);
    await stand.passBy(30);
    await eventually(() => expect(rang(heard, 1, 'warn').some(({ at }) => at < late)).toBe(true));
  });

  rule('rings a wake-up that was set for a past time', async (stand) => {
    const heard = await listen(stand);
    await set(stand, 1, 'warn', -5);
    await eventually(() => expect(rang(heard, 1, 'warn').length).toBeGreaterThan(0));
  });

  rule('rings a wake-up again when its handler sets it for a past time', async (stand) => {
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
  rule('rings again later when a handler rejects, and rings other wake-ups meanwhile', async (stand) => {
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

  rule('rings after a crash the wake-ups that were set before it, overdue ones too', async (stand) => {
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

  rule('rings all of 1,200 wake-ups that are due at the same time', async (stand) => {
    const heard = await listen(stand);
    await Promise.all(upTo(1200).map((n) => set(stand, n, 'warn', 50)));
    await stand.passBy(60);
    await eventually(() => expect(new Set(heard.map(({ id }) => id)).size).toBe(1200));
  });

  rule('rings only for the service that set the wake-up', async (stand) => {
    const others: Ring[] = [];
    await stand.engine.wakeUps.listen('parcels', async (ring) => void others.push(ring));
    const heard = await listen(stand);
    await set(stand, 1, 'warn', 10);
    await stand.passBy(20);
    await eventually(() => expect(heard.length).toBeGreaterThan(0));
    expect(others).toEqual([]);
  });

  rule('does not ring for a closed subscription, but rings for the next one', async (stand) => {
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

/** Tests the promises of `WakeUps`. `spineContract` tests that the loop ignores stale rings. */
export function wakeUpsContract(adapter: string, open: Open): void {
  suite(adapter, 'WakeUps', open, (rule) => {
    ringing(rule);
    lasting(rule);
  });
}
