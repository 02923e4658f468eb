import type { TicketKind } from '@hotline/jurisdiction';
import type { KindCue } from './kind-cues';
import { type PhraseMatch, isDenied } from '@hotline/text';

/** Evidence for the kind of a call, in addition to its cues; all numbers are 0–1. */
export interface KindEvidence {
  /** Confidence that a guide has the answer. */
  readonly asks: number;
  /** Confidence that the text reports an emergency. */
  readonly alarms: number;
  /**
   * Confidence that the text belongs to a statutory procedure. It speaks for a consultation, because most such callers
   * ask how to start the procedure.
   */
  readonly elsewhere: number;
  /** For each kind, the confidence that calls about the matter are usually of this kind. */
  readonly usual: ReadonlyMap<TicketKind, number>;
}

/**
 * Votes for a complaint: for every text, and in addition for a long text, because a long text contains cues of every
 * kind.
 */
const COMPLAINT_PRIOR = 0.8;
const LONG_TEXT_WEIGHT = 2.5;
/** Text lengths, in characters, between which the vote for a long text grows from 0 to its full weight. */
const SHORT = 70;
const LONG = 170;
const USUAL_WEIGHT = 1.2;
const ASKS_WEIGHT = 1.7;
const ALARM_WEIGHT = 3;
const ELSEWHERE_WEIGHT = 0.8;
/**
 * A cue in the first characters of a text has its weight multiplied, because callers begin with the reason for the
 * call.
 */
const EARLY = 12;
const EARLY_BONUS = 1.5;
/** Upper bound of the sum of the weak cues of one kind, because a long text contains many. */
const MOST_WEAK = 1.6;
/** A text that ends with a question: 要花钱不, 能办吗, 卡咋办. */
const ENDS_ASKING =
  /(吗|呢|么|不|没有|没|咋办|咋弄|怎么办|咋整|多少|哪里|哪儿|哪|[几多少哪啥][一-鿿]{0,4}|啥时候|什么时候|啊)[?？。!！\s]*$|[?？]\s*$/;
const QUESTION_WEIGHT = 0.9;

export function kindOf(
  normalised: string,
  found: readonly PhraseMatch<KindCue>[],
  { asks, alarms, elsewhere, usual }: KindEvidence,
): TicketKind {
  const votes = new Map<TicketKind, number>([
    ['complaint', COMPLAINT_PRIOR + LONG_TEXT_WEIGHT * longShare(normalised.length)],
  ]);
  const vote = (kind: TicketKind, weight: number): unknown => votes.set(kind, (votes.get(kind) ?? 0) + weight);
  vote(
    'consultation',
    asks * ASKS_WEIGHT + elsewhere * ELSEWHERE_WEIGHT + (ENDS_ASKING.test(normalised) ? QUESTION_WEIGHT : 0),
  );
  vote('help', alarms * ALARM_WEIGHT);
  for (const [kind, share] of usual) vote(kind, share * USUAL_WEIGHT * (1 - Math.max(asks, alarms)));
  for (const [kind, weight] of cueWeights(normalised, found)) vote(kind, weight);
  return [...votes].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** 0 for a short text, 1 for a long one. */
const longShare = (length: number): number => Math.min(1, Math.max(0, (length - SHORT) / (LONG - SHORT)));

function cueWeights(normalised: string, found: readonly PhraseMatch<KindCue>[]): ReadonlyMap<TicketKind, number> {
  const strong = new Map<TicketKind, number>();
  const weak = new Map<TicketKind, number>();
  const heard = new Set<string>();
  for (const { offset, length, values } of found) {
    const phrase = normalised.slice(offset, offset + length);
    if (heard.has(phrase) || isDenied(normalised, offset)) continue;
    heard.add(phrase);
    for (const { kind, weight } of values) {
      const into = weight >= 1 ? strong : weak;
      into.set(kind, (into.get(kind) ?? 0) + weight * (offset < EARLY ? EARLY_BONUS : 1));
    }
  }
  for (const [kind, weight] of weak) strong.set(kind, (strong.get(kind) ?? 0) + Math.min(weight, MOST_WEAK));
  return strong;
}
