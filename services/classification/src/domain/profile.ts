import { type Vector, addTo, normalised } from './vocabulary';

/** What a catalogue teaches of one topic, as vectors of natural length. */
export interface Taught {
  readonly examples: readonly Vector[];
  readonly words: Vector;
  readonly name: Vector;
}

/** Shares in a topic's profile: what callers say, what the pack lists as its words, what it is called. */
const SHARE = { examples: 1, words: 1.5, name: 0.4 };

/** A topic as one vector of length 1; `without` leaves one example out, to ask how the topic looks to a new text. */
export function profileOf({ examples, words, name }: Taught, without?: Vector): Vector {
  const profile: Vector = new Map();
  addTo(profile, normalised(sum(examples.filter((example) => example !== without).map(normalised))), SHARE.examples);
  addTo(profile, normalised(words), SHARE.words);
  addTo(profile, normalised(name), SHARE.name);
  return normalised(profile);
}

export function sum(vectors: readonly Vector[]): Vector {
  const total: Vector = new Map();
  for (const vector of vectors) addTo(total, vector, 1);
  return total;
}
