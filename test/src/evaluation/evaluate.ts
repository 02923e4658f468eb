import { TestWorld } from '../world';
import { readEvaluationSet, type EvaluationText, type SetName } from './evaluation-set';
import { hearAll, type ProductAnswer } from './hear';
import { score, type Score } from './score';

export interface Evaluated {
  readonly texts: readonly EvaluationText[];
  readonly heard: readonly ProductAnswer[];
  readonly score: Score;
}

/** Lets the product of the box read a set, and scores it. */
export async function evaluate(name: SetName): Promise<Evaluated> {
  const texts = await readEvaluationSet(name);
  const world = await TestWorld.open();
  try {
    const heard = await hearAll(
      world,
      texts.map(({ text }) => text),
    );
    return { texts, heard, score: score(texts, heard, world.running.world.home) };
  } finally {
    await world.close();
  }
}
