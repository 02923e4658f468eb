import { evaluate } from '../../evaluation/evaluate';
import { report } from '../../evaluation/report';
import { say } from '../figures';
import type { Section } from './section';

/** The figures of `npm run evaluate` for the evaluation sets. */
export const evaluated: Section = {
  name: 'Out of the box: hand-written calls with the demo pack (goals: best guess 0.90, among three 0.98, right lead 0.95)',
  async run() {
    for (const set of ['fresh', 'texts'] as const) {
      const { texts, score } = await evaluate(set);
      say(`${set}.yaml`);
      report(score, texts).forEach(say);
    }
  },
};
