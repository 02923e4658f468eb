import { TestWorld } from '../world';
import { followUpParts, scoreFollowUps } from './follow-ups';

/** Prints how many follow-up calls were registered as new work, and the ids in the part that may be read. */
export async function reportFollowUps(say: (line: string) => void): Promise<void> {
  for (const part of followUpParts) {
    const world = await TestWorld.open({ at: '2026-11-30T15:00:00+08:00' });
    try {
      const { followUps, newCalls, missed, wrong } = await scoreFollowUps(world, part);
      say(
        `${part}: registered as new work ${missed.length} of ${followUps} follow-up calls, ` +
          `taken for a follow-up ${wrong.length} of ${newCalls} new calls`,
      );
      if (part === 'tuning') say(`  missed ${missed.join(' ') || 'none'}; wrong ${wrong.join(' ') || 'none'}`);
    } finally {
      await world.close();
    }
  }
}
