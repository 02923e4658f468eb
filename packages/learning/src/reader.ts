import { toHalfWidth } from '@hotline/text';

/** How texts are read before they are learned from. A model is read with the reader that it was trained with: their names must agree. */
export interface Reader {
  /** Changes when a part below changes what it returns. */
  readonly name: string;
  /** One character for one character, so that offsets stay true; for instance traditional → simplified, full → half width, lower case. */
  readonly fold: (text: string) => string;
}

/** Half-width digits and letters, lower case. */
export const plainReader: Reader = { name: 'plain-1', fold: toHalfWidth };
