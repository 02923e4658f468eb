import { gate, someTurns } from '@hotline/runtime/testing';
import { Semaphore } from './semaphore';

describe('a semaphore', () => {
  it('runs no more tasks at once than allowed, and starts waiting tasks in their order', async () => {
    const semaphore = new Semaphore(2);
    const gates = [gate(), gate(), gate(), gate()];
    const begun: number[] = [];
    const runs = gates.map(({ opened }, n) => semaphore.run(() => (begun.push(n), opened)));
    await someTurns(2);
    expect(begun).toEqual([0, 1]);
    gates[1]?.open();
    await someTurns(2);
    expect(begun).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    await Promise.all(runs);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('admits the next task after one that failed, and rejects with its error', async () => {
    const semaphore = new Semaphore(1);
    await expect(semaphore.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await expect(semaphore.run(async () => 7)).resolves.toBe(7);
  });
});
