import { TestWorld } from '../world';
import { readEvaluationSet, type EvaluationText, type SetName } from './evaluation-set';
import { answersTo, type ProductAnswer } from './answers';
import { score, type Score } from './score';

export interface Evaluated {
  readonly texts: readonly EvaluationText[];
  readonly heard: readonly ProductAnswer[];
  readonly score: Score;
}

/** Registers the texts of a set with the demo pack and scores the answers of the product. */
export async function evaluate(name: SetName): Promise<Evaluated> {
  const texts = await readEvaluationSet(name);
  const world = await TestWorld.open();
  try {
    const heard = await answersTo(
      world,
      texts.map(({ text }) => text),
    );
    return { texts, heard, score: score(texts, heard, world.running.world.home) };
  } finally {
    await world.close();
  }
}
