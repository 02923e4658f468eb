import { toHalfWidth } from '@hotline/text';

/** Applied to every text before training and prediction. A model only accepts the normaliser it was trained with. */
export interface Normaliser {
  /** Must change whenever `normalise` gives another result. */
  readonly name: string;
  /** Must keep the length of a text, so that offsets stay valid. */
  readonly normalise: (text: string) => string;
}

/** Half width and lower case. */
export const plainNormaliser: Normaliser = { name: 'plain-1', normalise: toHalfWidth };
