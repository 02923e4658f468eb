import type { Pack } from './pack/pack';

/** In any unit, the same for both. */
export interface Prices {
  /** Of asking a person, who is taken to be right. */
  readonly askPerson: number;
  /** Of a ticket that goes to the wrong unit and comes back. */
  readonly wrongUnit: number;
}

/**
 * Confidence from which going on without a person is not dearer than asking one: (1 − p) · wrongUnit ≤ askPerson. 0 or less where
 * asking never pays. (The least expected cost of a decision with the option to reject: C. K. Chow, 1970.)
 */
export const thresholdFrom = ({ askPerson, wrongUnit }: Prices): number => (wrongUnit - askPerson) / wrongUnit;

/** What the place says itself goes before what follows from its prices. */
export const thresholdOf = ({ classification: { threshold, prices } }: Pack): number =>
  threshold ?? (prices ? thresholdFrom(prices) : 1);

/** Matters with a threshold or with prices of their own. */
export function thresholdsOfMatters({ classification, matters }: Pack): Record<string, number> {
  return Object.fromEntries(
    matters.flatMap(({ code, threshold, prices }): [string, number][] => {
      if (threshold !== undefined) return [[code, threshold]];
      return prices ? [[code, thresholdFrom({ ...classification.prices, ...prices } as Prices)]] : [];
    }),
  );
}
