import { TestWorld } from '../world';
import { followUpParts, scoreFollowUps } from './follow-ups';

/** Counts that were measured on the 35 follow-up calls and 20 new calls of each part. */
const MEASURED = { tuning: { missed: 0, wrong: 0 }, held: { missed: 4, wrong: 1 } } as const;

it.each(followUpParts)(
  'in the part "%s", the follow-up calls taken for new ones and the new calls taken for follow-ups are as few as measured',
  async (part) => {
    const world = await TestWorld.open({ at: '2026-11-30T15:00:00+08:00' });
    try {
      const { missed, wrong } = await scoreFollowUps(world, part);
      expect(missed.length).toBeLessThanOrEqual(MEASURED[part].missed);
      expect(wrong.length).toBeLessThanOrEqual(MEASURED[part].wrong);
    } finally {
      await world.close();
    }
  },
  120_000,
);
