import type { Documents } from '@hotline/runtime';
import { eventually, lettersCollection, store, ticket, type Letters, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from './testing/temporary';

const MINUTE = 60_000;

let opened: Opened;
let letters: Documents<Letters>;
let begin: number;
beforeEach(async () => {
  opened = await inTemporaryFolder()();
  letters = await opened.engine.documents(lettersCollection);
  begin = opened.engine.clock.now();
});
afterEach(() => opened.cleanup());

/** Commits wake-ups of a ticket, in minutes from the beginning of the test; null cancels. */
const commitWakeUps = (n: number, minutes: Record<string, number | null>) =>
  store(letters, 'letters', ticket(n), (stored) => ({
    state: stored?.state ?? { count: n, keys: [] },
    wakeUps: Object.fromEntries(
      Object.entries(minutes).map(([name, minute]) => [name, minute === null ? null : begin + minute * MINUTE]),
    ),
  }));
/** Records rings. The listener cancels each rung wake-up in a commit, as services do; otherwise it would ring again. */
async function recordRings(): Promise<{ readonly id: string; readonly name: string }[]> {
  const rung: { readonly id: string; readonly name: string }[] = [];
  letters = await opened.engine.documents(lettersCollection);
  await opened.engine.wakeUps.listen('letters', async ({ id, name }) => {
    rung.push({ id, name });
    await store(letters, 'letters', id, (stored) => ({ state: stored?.state as Letters, wakeUps: { [name]: null } }));
  });
  return rung;
}
const dueBy = async (minute: number): Promise<[id: string, name: string, minute: number][]> =>
  (await letters.withDue(begin + minute * MINUTE, 100)).map(({ id, name, dueAt }) => [
    id,
    name,
    (dueAt - begin) / MINUTE,
  ]);

describe('the wake-up table on SQLite', () => {
  it('lists wake-ups of all tickets in the order of their due times', async () => {
    await commitWakeUps(1, { breach: 30, warn: 10 });
    await commitWakeUps(2, { warn: 20 });
    expect(await dueBy(60)).toEqual([
      [ticket(1), 'warn', 10],
      [ticket(2), 'warn', 20],
      [ticket(1), 'breach', 30],
    ]);
    expect(await dueBy(10)).toEqual([[ticket(1), 'warn', 10]]);
  });

  it('a wake-up of the same name replaces the earlier one, and other names stay', async () => {
    await commitWakeUps(1, { warn: 10, breach: 30 });
    await commitWakeUps(1, { warn: 40 });
    expect(await dueBy(60)).toEqual([
      [ticket(1), 'breach', 30],
      [ticket(1), 'warn', 40],
    ]);
  });

  it('a cancelled wake-up is deleted and does not ring', async () => {
    const rung = await recordRings();
    await commitWakeUps(1, { warn: 10, breach: 30 });
    await commitWakeUps(1, { warn: null });
    await opened.passTo(begin + 20 * MINUTE);
    expect(rung).toEqual([]);
    await opened.passTo(begin + 30 * MINUTE);
    await eventually(() => expect(rung).toEqual([{ id: ticket(1), name: 'breach' }]));
  });

  it('wake-ups that fell due while the process was down ring in the order of their due times', async () => {
    await commitWakeUps(1, { warn: 30 });
    await commitWakeUps(2, { warn: 10 });
    await commitWakeUps(3, { warn: 20 });
    opened = await opened.reopen();
    await opened.passTo(begin + 60 * MINUTE);
    const rung = await recordRings();
    await eventually(() => expect(rung.map(({ id }) => id)).toEqual([ticket(2), ticket(3), ticket(1)]));
  });
});
