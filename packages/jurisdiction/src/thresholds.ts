import type { Pack } from './pack/pack';

/** Two costs in one unit. Any unit will do, because only their ratio matters. */
export interface Prices {
  /** Cost of asking a person, who is assumed to be right. */
  readonly askPerson: number;
  /** Cost of a ticket that goes to the wrong unit and is returned. */
  readonly wrongUnit: number;
}

/**
 * The confidence p from which deciding without a person costs no more than asking one: (1 − p) · wrongUnit ≤ askPerson.
 * A result of 0 or less means that asking never pays. Source: C. K. Chow, On Optimum Recognition Error and Reject
 * Tradeoff, 1970.
 */
export const thresholdFrom = ({ askPerson, wrongUnit }: Prices): number => (wrongUnit - askPerson) / wrongUnit;

/** The threshold that the jurisdiction states, otherwise the one computed from its prices. */
export const thresholdOf = ({ classification: { threshold, prices } }: Pack): number =>
  threshold ?? (prices ? thresholdFrom(prices) : 1);

/** Matter code → threshold, for matters with a threshold or prices of their own. */
export function thresholdsOfMatters({ classification, matters }: Pack): Record<string, number> {
  return Object.fromEntries(
    matters.flatMap(({ code, threshold, prices }): [string, number][] => {
      if (threshold !== undefined) return [[code, threshold]];
      return prices ? [[code, thresholdFrom({ ...classification.prices, ...prices } as Prices)]] : [];
    }),
  );
}
