import { eventually, someTurns } from './eventually';
import { ManualClock } from './manual-clock';

describe('ManualClock', () => {
  it('rings alarms in the order of their times, each when the clock reaches its time', async () => {
    const clock = new ManualClock(1000);
    const rung: [string, number][] = [];
    for (const [name, at] of [
      ['c', 1300],
      ['a', 1100],
      ['b', 1200],
      ['d', 1301],
    ] as const)
      clock.alarm(at, () => rung.push([name, clock.now()]));
    await clock.moveTo(1300);
    expect(rung).toEqual([
      ['a', 1100],
      ['b', 1200],
      ['c', 1300],
    ]);
    expect(clock.now()).toBe(1300);
  });

  it('rings alarms that were set by other alarms during the same move', async () => {
    const clock = new ManualClock(0);
    const rung: number[] = [];
    const again = (): void => {
      rung.push(clock.now());
      clock.alarm(clock.now() + 10, again);
    };
    clock.alarm(10, again);
    await clock.moveBy(35);
    expect(rung).toEqual([10, 20, 30]);
  });

  it('an alarm set for a past time rings only after the call that sets it has returned', async () => {
    const clock = new ManualClock(50);
    let rung = 0;
    clock.alarm(50, () => (rung += 1));
    expect(rung).toBe(0);
    await someTurns(3);
    expect(rung).toBe(1);
  });

  it('never rings a cancelled alarm', async () => {
    const clock = new ManualClock(0);
    let rung = 0;
    clock.alarm(10, () => (rung += 1))();
    clock.alarm(0, () => (rung += 1))();
    await clock.moveBy(20);
    expect(rung).toBe(0);
  });

  it('refuses to move the clock back', async () => {
    await expect(new ManualClock(10).moveTo(9)).rejects.toThrow(RangeError);
  });
});

describe('eventually', () => {
  it('resolves with the result of the check once the check no longer throws', async () => {
    let turns = 0;
    expect(
      await eventually(() => {
        turns += 1;
        if (turns < 5) throw new Error('not yet');
        return turns;
      }),
    ).toBe(5);
  });

  it('rejects with the last error of the check after too many turns', async () => {
    const never = (): never => {
      throw new Error('the lamp is off');
    };
    await expect(eventually(never, 10)).rejects.toThrow('still not so after 10 turns: the lamp is off');
  });
});
