import { confidenceOf, type PackModel } from './pack-model';
import { prepareText } from './prepare-text';

/** Confidence (0–1) of every topic by the pack alone, without a learned model. */
export function packPrediction(model: PackModel, text: string): Float64Array {
  return confidenceOf(model, prepareText(model.matchers, text).passage);
}
