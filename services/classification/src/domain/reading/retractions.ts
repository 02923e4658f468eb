import type { Span } from '@hotline/text';

/**
 * Words that the caller retracts: 不是嫌吵，是…; 停车的事就不说了; 上次那个路灯已经修好了. Bounded repetitions keep the matching
 * linear.
 */
const RETRACTIONS = [
  /不是(?=[^,，。.!！?？;；\n]{1,20}[,，]?(?:而|就|主要|其实)?是)[^,，。.!！?？;；\n是]{1,20}/g,
  /(?:还以为|以为|一开始说|开头说|先说是)[^,，。.!！?？;；\n]{1,20}(?=[,，](?:结果|其实|后来|谁知|没想到|才知道|不是))/g,
  /[^,，。.!！?？;；\n]{2,20}(?:就不说了|先不说|先不提|不提了|也就算了|就算了|倒还好|倒是修好了|已经修好了|已经解决了|都解决了)/g,
];

/** The retracted parts of a text, in order; they must not support a matter. */
export function retractionsIn(normalised: string): readonly Span[] {
  return RETRACTIONS.flatMap((pattern) =>
    [...normalised.matchAll(pattern)].map(({ index, 0: said }) => ({ from: index, to: index + said.length })),
  ).sort((a, b) => a.from - b.from);
}
