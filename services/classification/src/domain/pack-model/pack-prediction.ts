import { confidenceOf, type PackModel } from './pack-model';
import { prepareText } from './prepare-text';

/** Confidence of every topic by the pack alone, as reading has it before a learned model is weighed in. */
export function packPrediction(model: PackModel, text: string): Float64Array {
  return confidenceOf(model, prepareText(model.matchers, text).passage);
}
