import type { FollowUpAct } from '@hotline/contracts';
import { normalise } from '@hotline/text';
import { actCues, followUpActs, newCues, referenceCues, secondMatterCue, type Cue } from './cues';
import { quotedNumbers, type QuotedNumber } from './quoted-numbers';

/** What the words of a call say about an earlier call. */
export interface FollowUpReading {
  readonly act: FollowUpAct;
  /** Weight of all words that speak for a follow-up call, less those that speak against it. */
  readonly weight: number;
  readonly quoted: readonly QuotedNumber[];
  /** The words about another, new matter. */
  readonly second?: string;
  /** Whether the words alone show a follow-up call. */
  readonly isFollowUp: boolean;
}

const QUOTED_WEIGHT = 2.5;
/** Weight from which the words of a short text alone show a follow-up call. */
const FOLLOW_UP_WEIGHT = 2.5;
/**
 * Longest short text, in characters. Each further `SHORT` characters raise the required weight by 1, because a long
 * text contains such words by chance.
 */
const SHORT = 120;
/** Shortest text, in characters, that can tell another matter. */
const LEAST_MATTER = 9;

const weightOf = (text: string, cues: readonly Cue[]): number =>
  cues.reduce((sum, { pattern, weight }) => (pattern.test(text) ? sum + weight : sum), 0);

/**
 * Weight of the words that speak for an act. For `thank`, words that say the trouble is over (修好, 解决) count only if the
 * text also holds a word of thanks or praise.
 */
function weightOfAct(text: string, act: FollowUpAct): number {
  const [first] = actCues[act];
  return act === 'thank' && first && !first.pattern.test(text) ? 0 : weightOf(text, actCues[act]);
}

/** Reads the words of a call. The caller’s tickets are not known here. */
export function readFollowUp(text: string): FollowUpReading {
  const said = normalise(text).replaceAll('，', ',').replaceAll('！', '!').replaceAll('？', '?').replaceAll('；', ';');
  const second = secondMatterIn(said);
  const first = second ? said.slice(0, said.length - second.length) : said;
  const quoted = quotedNumbers(said);
  const acts = followUpActs.map((act) => ({ act, weight: weightOfAct(first, act) }));
  const best = acts.reduce((most, one) => (one.weight > most.weight ? one : most));
  const weight =
    (quoted.length > 0 ? QUOTED_WEIGHT : 0) +
    Math.min(3, weightOf(first, referenceCues)) +
    Math.min(2.5, best.weight) -
    weightOf(said, newCues);
  const enough = FOLLOW_UP_WEIGHT + Math.max(0, (first.length - SHORT) / SHORT);
  return {
    act: best.weight > 0 ? best.act : 'add',
    isFollowUp: weight >= enough,
    weight,
    quoted,
    // Normalising keeps offsets, so these are the words as they were typed.
    ...(second ? { second: text.slice(first.length, said.length) } : {}),
  };
}

/**
 * The text from the first sign of another matter on. At least six characters must stand before it, and it must be long
 * enough to tell a matter.
 */
function secondMatterIn(said: string): string | undefined {
  for (const { index } of said.matchAll(secondMatterCue))
    if (index >= 6 && said.length - index >= LEAST_MATTER) return said.slice(index);
  return undefined;
}
