/** Texts for users, and the sources of the entries of a jurisdiction. */

/** A text for users in Chinese and English. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** Source of an entry: a law, a sentence of a document, or a stated assumption. */
export interface Basis {
  readonly kind: 'law' | 'document' | 'assumption';
  readonly text: string;
}
