import type { Fact } from '../jurisdiction';

/** Value of a fact for which the caller was asked and does not know the answer (不清楚). */
export const NOT_KNOWN = 'unknown';

const notKnown = { value: NOT_KNOWN, name: { zh: '不清楚', en: 'not known' }, words: [] };

/** The answers that a person can record for a fact: its values, and that the caller does not know. */
export const answersTo = ({ values }: Pick<Fact, 'values'>): Fact['values'] =>
  values.some(({ value }) => value === NOT_KNOWN) ? values : [...values, notKnown];
