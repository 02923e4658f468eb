import { mentionKinds, scoreMentions, type MentionScores } from './mentions';

/** What was measured, rounded down. */
const FLOOR = { time: 0.95, location: 0.9, organisation: 0.9 } as const;

describe.each(['tuning', 'held'] as const)('mentions of the %s sentences are found no worse than measured', (set) => {
  let scores: MentionScores;
  beforeAll(async () => {
    scores = await scoreMentions(set);
  }, 60_000);

  it.each(mentionKinds)('finds the labelled mentions of %s', (kind) => {
    const { precision, recall } = scores.kinds[kind];
    expect(precision.right / precision.of).toBeGreaterThanOrEqual(FLOOR[kind]);
    expect(recall.right / recall.of).toBeGreaterThanOrEqual(FLOOR[kind]);
  });
  it('counts a time as right only when it means the same', () => {
    expect(scores.values.right / scores.values.of).toBeGreaterThanOrEqual(0.95);
  });
});
