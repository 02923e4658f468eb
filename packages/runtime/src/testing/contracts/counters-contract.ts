import { eventually } from '../eventually';
import { upTo } from '../letters';
import { suite, type Open, type Rule } from '../suite';

function counting(rule: Rule): void {
  rule('numbers each series from 1, whatever other series have reached', async ({ engine }) => {
    expect([await engine.counters.next('a'), await engine.counters.next('a'), await engine.counters.next('b')]).toEqual(
      [1, 2, 1],
    );
  });

  rule('gives 350 simultaneous requests the numbers 1 to 350 of a series, each once', async ({ engine }) => {
    const numbers = await Promise.all(upTo(350).map(() => engine.counters.next('a')));
    expect([...numbers].sort((a, b) => a - b)).toEqual(upTo(350));
  });

  rule('continues a series after a crash above all numbers that it gave out before', async (stand) => {
    const before = await Promise.all(upTo(7).map(() => stand.engine.counters.next('a')));
    await stand.crash();
    const after = await Promise.all(upTo(7).map(() => stand.engine.counters.next('a')));
    expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
  });

  rule('counts the hits of a name, and counts from 1 again when their time is over', async (stand) => {
    const hit = (name: string) => stand.engine.counters.hit(name, 400);
    expect([await hit('x'), await hit('x'), await hit('y')]).toEqual([1, 2, 1]);
    await stand.passBy(450);
    expect(await hit('x')).toBe(1);
  });
}

function telling(rule: Rule): void {
  rule('sends a broadcast to every listener of its topic, and to none that was removed', async ({ engine }) => {
    const heard: string[] = [];
    engine.broadcast.subscribe('t', (message) => heard.push(`first ${String(message)}`));
    const leave = engine.broadcast.subscribe('t', (message) => heard.push(`second ${String(message)}`));
    engine.broadcast.subscribe('other', (message) => heard.push(`other ${String(message)}`));
    await eventually(() => {
      engine.broadcast.publish('t', 1);
      expect(new Set(heard)).toEqual(new Set(['first 1', 'second 1']));
    });
    leave();
    await eventually(() => {
      engine.broadcast.publish('t', 2);
      expect(heard).toContain('first 2');
    });
    expect(heard).not.toContain('second 2');
  });
}

/** Tests the promises of `Counters` and `Broadcast`. */
export function countersContract(adapter: string, open: Open): void {
  suite(adapter, 'Counters', open, (rule) => {
    counting(rule);
    telling(rule);
  });
}
