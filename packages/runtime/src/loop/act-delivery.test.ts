import type { Act, Stored } from '../ports/documents';
import { eventually, gate, someTurns } from '../testing/eventually';
import { ActDelivery, ActRejected, type DeliveryLimits } from './act-delivery';

const PAUSE_MS = 40;
const act = (id: string, type = 'message'): Act => ({ id, type, data: {} });
const holding = (...acts: readonly Act[]): Stored<string> => ({
  id: acts[0]?.id ?? '',
  version: 1,
  state: '',
  seen: {},
  commands: [],
  sequence: 0,
  wakeUps: {},
  acts,
});

/** An `ActDelivery` whose acts run `perform`, with lists of the calls of its handlers. */
function receiver(perform: (act: Act, signal: AbortSignal) => Promise<unknown>, limits: Partial<DeliveryLimits> = {}) {
  const recorded: string[] = [];
  const failed: string[] = [];
  const pauses: boolean[] = [];
  const delivery = new ActDelivery<string>(
    {
      perform: (one, _stored, signal) => perform(one, signal),
      record: async (one) => void recorded.push(one.id),
      onFailed: (one) => void failed.push(one.id),
      onPaused: (_type, paused) => void pauses.push(paused),
    },
    { timeoutMs: 1000, pauseMs: PAUSE_MS, ...limits },
  );
  return { delivery, recorded, failed, pauses };
}
const documents = (count: number): Stored<string>[] =>
  Array.from({ length: count }, (_, i) => holding(act(`act-${i}`)));
const hang = (): Promise<never> => new Promise(() => undefined);

describe('The delivery of acts', () => {
  it('performs acts of one document one after the other, and acts of several documents at the same time', async () => {
    const stuck = gate();
    const begun: string[] = [];
    const { delivery, recorded } = receiver(async ({ id }) => {
      begun.push(id);
      await stuck.opened;
    });
    const deliveries = [delivery.deliver(holding(act('a1'), act('a2'))), delivery.deliver(holding(act('b1')))];
    await someTurns();
    expect(begun).toEqual(['a1', 'b1']);
    stuck.open();
    expect(await Promise.all(deliveries)).toEqual([true, true]);
    expect(recorded.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a2']);
  });

  it('never attempts more acts of one type at the same time than `concurrent` allows', async () => {
    let running = 0;
    let most = 0;
    const { delivery, recorded } = receiver(
      async () => {
        most = Math.max(most, (running += 1));
        await someTurns(1);
        running -= 1;
      },
      { concurrent: 3 },
    );
    await Promise.all(documents(20).map((stored) => delivery.deliver(stored)));
    expect([most, recorded.length]).toEqual([3, 20]);
  });

  it('aborts an attempt that exceeds its time limit, and reports it as failed', async () => {
    let aborted = false;
    const { delivery, failed } = receiver(
      (_act, signal) => {
        signal.addEventListener('abort', () => (aborted = true));
        return hang();
      },
      { timeoutMs: 20 },
    );
    expect(await delivery.deliver(holding(act('slow')))).toBe(false);
    expect([failed, aborted]).toEqual([['slow'], true]);
  });

  it('pauses a type of act after five failures in a row, and attempts no such act during the pause', async () => {
    let attempts = 0;
    const { delivery, failed, pauses } = receiver(
      async () => {
        attempts += 1;
        throw new Error('connection refused');
      },
      { concurrent: 1, pauseMs: 60_000 },
    );
    await Promise.all(documents(15).map((stored) => delivery.deliver(stored)));
    expect([attempts, failed.length, pauses]).toEqual([5, 5, [true]]);
    expect(delivery.pausedTypes()).toEqual(['message']);
  });

  it('delivers all acts after a pause when their receiver works again', async () => {
    let works = false;
    const { delivery, recorded, pauses } = receiver(async () => {
      if (!works) throw new Error('connection refused');
    });
    const all = documents(15);
    await Promise.all(all.map((stored) => delivery.deliver(stored)));
    works = true;
    await eventually(async () => {
      await Promise.all(all.map((stored) => delivery.deliver(stored)));
      expect(new Set(recorded).size).toBe(15);
    });
    expect([pauses, delivery.pausedTypes()]).toEqual([[true, false], []]);
  });

  it('does not pause a type of act when the receiver rejects single acts with ActRejected', async () => {
    const { delivery, failed, pauses } = receiver(
      async () => {
        throw new ActRejected('the number does not exist');
      },
      { concurrent: 1 },
    );
    await Promise.all(documents(10).map((stored) => delivery.deliver(stored)));
    expect([failed.length, pauses]).toEqual([10, []]);
  });

  it('keeps delivering acts of one type while the receiver of another type hangs', async () => {
    const { delivery, recorded } = receiver(({ type }) => (type === 'call' ? hang() : Promise.resolve()), {
      concurrent: 1,
    });
    void delivery.deliver(holding(act('c', 'call')));
    await delivery.deliver(holding(act('m')));
    expect(recorded).toEqual(['m']);
  });

  it('waits for the running attempt instead of performing the same act twice at the same time', async () => {
    const stuck = gate();
    let attempts = 0;
    const { delivery } = receiver(async () => {
      attempts += 1;
      await stuck.opened;
    });
    const both = [delivery.deliver(holding(act('a'))), delivery.deliver(holding(act('a')))];
    stuck.open();
    expect([await Promise.all(both), attempts]).toEqual([[true, true], 1]);
  });

  it('starts no queued attempt after the delivery was closed, and reports those acts as not delivered', async () => {
    const stuck = gate();
    const { delivery, recorded, failed } = receiver(() => stuck.opened, { concurrent: 1 });
    const deliveries = documents(3).map((stored) => delivery.deliver(stored));
    await someTurns();
    const closed = delivery.close();
    stuck.open();
    await closed;
    expect(await Promise.all(deliveries)).toEqual([true, false, false]);
    expect([recorded, failed]).toEqual([['act-0'], []]);
  });
});
