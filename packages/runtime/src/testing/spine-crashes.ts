import { eventually } from './eventually';
import { ticket, upTo } from './letters';
import { Match, newWorld, remind, send, serve } from './ping-pong';
import type { Rule, Stand } from './suite';

class Died extends Error {}

/** Steps that the short life below takes at least; where documents and log stand apart there are more. */
const STEPS = 24;

/**
 * One ticket's life: three rallies, a reminder, two messages. Whatever died before is simply told again with the same
 * keys.
 */
async function live(stand: Stand, match: Match): Promise<void> {
  await match.tell(ticket(1), serve, { rallies: 3 }, 'serve');
  await match.tell(ticket(1), remind, { at: stand.engine.clock.now() - 1 }, 'remind');
  await match.tell(ticket(1), send, { names: ['a', 'b'] }, 'send');
}

async function ended(match: Match): Promise<void> {
  await eventually(async () => {
    await match.ping.sweep();
    const stored = await match.ping.loop.documents.load(ticket(1));
    expect(stored?.state.answers).toEqual(['1', '2', '3']);
    expect(stored?.state.woken).toHaveLength(1);
    expect(new Set(stored?.state.sent)).toEqual(
      new Set(['a', 'b'].map((name) => `receipt of ping.${ticket(1)}.${name}`)),
    );
    expect(stored).toMatchObject({ sequence: 5, seen: { pong: 3 }, wakeUps: {}, acts: [] });
  });
  expect((await match.pong.loop.documents.load(ticket(1)))?.state.heard).toEqual(['1', '2', '3']);
}

/**
 * Lives until the given step, and dies there: the store closes under everybody's feet, and whoever took the step gets
 * no further.
 */
async function liveUntil(stand: Stand, step: number): Promise<void> {
  const world = newWorld();
  const dying = stand.engine;
  let steps = 0;
  world.onStep = stand.onStep = () => {
    steps += 1;
    if (steps < step) return;
    void dying.close();
    throw new Died();
  };
  const match = await Match.start(stand, world);
  await live(stand, match).catch((error: unknown) => {
    if (steps < step) throw error;
  });
  await eventually(() => expect(steps).toBeGreaterThanOrEqual(step), 300).catch(() => undefined);
  stand.onStep = () => undefined;
  await stand.crash();
}

export function crashes(rule: Rule): void {
  for (const step of upTo(STEPS)) {
    rule(`ends the same, no event lost or doubled, after it died at step ${step}`, async (stand) => {
      await liveUntil(stand, step);
      const match = await Match.start(stand, newWorld());
      await live(stand, match);
      await ended(match);
    });
  }
}
