import { fold } from './fold';
import { confidenceOf, type Model } from './model';
import { stretchOf } from './reading';
import { vectorOf } from './vectors';

/** Confidence of every topic by the pack alone, as `classify` sees it before a learned model speaks. */
export function packedOf(model: Model, text: string): Float64Array {
  const folded = fold(text);
  return confidenceOf(model, vectorOf(model.vocabulary, { folded, silent: model.clues.places(folded).map(stretchOf) }));
}
