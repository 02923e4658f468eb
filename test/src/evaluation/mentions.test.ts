import { mentionKinds, scoreMentions, type MentionScores } from './mentions';

/** Least precision and recall: the measured values, rounded down. */
const FLOOR = { time: 0.95, location: 0.9, organisation: 0.9 } as const;

describe.each(['tuning', 'held'] as const)('The recognition of mentions in the set %s', (set) => {
  let scores: MentionScores;
  beforeAll(async () => {
    scores = await scoreMentions(set);
  }, 60_000);

  it.each(mentionKinds)('reaches the measured precision and recall for the kind %s', (kind) => {
    const { precision, recall } = scores.kinds[kind];
    expect(precision.right / precision.of).toBeGreaterThanOrEqual(FLOOR[kind]);
    expect(recall.right / recall.of).toBeGreaterThanOrEqual(FLOOR[kind]);
  });
  it('resolves at least 95 % of the times to the meaning of their labels', () => {
    expect(scores.values.right / scores.values.of).toBeGreaterThanOrEqual(0.95);
  });
});
