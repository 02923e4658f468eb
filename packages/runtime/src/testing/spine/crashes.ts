import { eventually } from '../eventually';
import { ticket, upTo } from '../letters';
import { Match, newConditions, remind, send, serve } from './ping-pong';
import type { Rule, Stand } from '../suite';

class Died extends Error {}

/** Smallest number of steps in the match below. With a separate log it has more steps. */
const STEPS = 24;

/**
 * Plays a match of one ticket: three rallies, a reminder, two messages. After a crash it gives the same commands with
 * the same keys again.
 */
async function play(stand: Stand, match: Match): Promise<void> {
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

/** Plays the match until the given step. The engine then closes at once, and the code that reached the step throws. */
async function playUntil(stand: Stand, step: number): Promise<void> {
  const conditions = newConditions();
  const dying = stand.engine;
  let steps = 0;
  conditions.onStep = stand.onStep = () => {
    steps += 1;
    if (steps < step) return;
    void dying.close();
    throw new Died();
  };
  const match = await Match.start(stand, conditions);
  await play(stand, match).catch((error: unknown) => {
    if (steps < step) throw error;
  });
  await eventually(() => expect(steps).toBeGreaterThanOrEqual(step), 300).catch(() => undefined);
  stand.onStep = () => undefined;
  await stand.crash();
}

export function crashes(rule: Rule): void {
  for (const step of upTo(STEPS)) {
    rule(`loses no event and applies none twice when the process dies at step ${step}`, async (stand) => {
      await playUntil(stand, step);
      const match = await Match.start(stand, newConditions());
      await play(stand, match);
      await ended(match);
    });
  }
}
