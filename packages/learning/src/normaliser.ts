import { toHalfWidth } from '@hotline/text';

/**
 * How texts are written before they are learned from. A model is used with the normaliser that it was trained with:
 * their names must agree.
 */
export interface Normaliser {
  /** Changes when `normalise` returns something else. */
  readonly name: string;
  /**
   * One character for one character, so that offsets stay true; for instance traditional → simplified, full → half
   * width, lower case.
   */
  readonly normalise: (text: string) => string;
}

/** Half-width digits and letters, lower case. */
export const plainNormaliser: Normaliser = { name: 'plain-1', normalise: toHalfWidth };
