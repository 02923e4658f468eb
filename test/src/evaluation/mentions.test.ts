import { mentionKinds, scoreMentions, type MentionScores } from './mentions';

/** The measured precision and recall, rounded down. */
const FLOOR = { time: 0.95, location: 0.9, organisation: 0.9 } as const;

describe.each(['tuning', 'held'] as const)('mentions in the set %s', (set) => {
  let scores: MentionScores;
  beforeAll(async () => {
    scores = await scoreMentions(set);
  }, 60_000);

  it.each(mentionKinds)('finds mentions of the kind %s with the measured precision and recall', (kind) => {
    const { precision, recall } = scores.kinds[kind];
    expect(precision.right / precision.of).toBeGreaterThanOrEqual(FLOOR[kind]);
    expect(recall.right / recall.of).toBeGreaterThanOrEqual(FLOOR[kind]);
  });
  it('resolves nearly all times to the labelled meaning', () => {
    expect(scores.values.right / scores.values.of).toBeGreaterThanOrEqual(0.95);
  });
});
