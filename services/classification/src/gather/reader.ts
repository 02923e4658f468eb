import type { Jurisdiction } from '@hotline/jurisdiction';
import { classify } from '../domain/classify';
import { buildModel } from '../domain/model';
import type { Proposal } from '../domain/proposal';
import { segmenterFor } from './segmenter';

export type Reader = (text: string) => Proposal;

/** Builds the model of a jurisdiction; takes some tenths of a second, once. */
export function readerFor(jurisdiction: Jurisdiction): Reader {
  const segment = segmenterFor(jurisdiction);
  const model = buildModel(jurisdiction);
  return (text) => classify(model, text, segment);
}
