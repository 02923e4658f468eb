import type { Passage } from '@hotline/learning';
import type { Span } from '@hotline/text';
import { bestMatters } from '../pack-model/confidence';
import { confidenceOf, type PackModel } from '../pack-model/pack-model';

/** Lowest confidence (0–1) in its matter at which a passage counts as a separate concern. */
const SURE = 0.8;
/** Shortest passage that is classified, in characters. */
const LEAST_LENGTH = 5;
const MOST_PASSAGES = 12;
/** A short passage that ends in such a word gives a location and no matter, such as the gate of a hospital. */
const ENDS_IN_LOCATION =
  /^.{0,12}(门口|门前|附近|旁边|对面|楼下|路口|院内|里面|小区|社区|医院|学校|幼儿园|市场|超市|广场|公园|车站|村|镇|路|街|巷|号|栋|楼|单元|室)$/;
/** Punctuation and words at which another passage begins. */
const BOUNDARY = /[，,。；;！!？?\n]|另外|还有|此外|再就是|再一个|顺便|其次|第[二三四]|[二三四]是|[2-4]、/g;

/** A passage of the text; `topic` if its confidence is high enough. */
export interface JudgedPassage extends Span {
  readonly topic?: number;
  /** 0–1. */
  readonly confidence: number;
}

/** The passages of a text, in order and without gaps, each with its matter if one is confident enough. */
export function judgedPassages(model: PackModel, passage: Passage): readonly JudgedPassage[] {
  const turns = [...passage.normalised.matchAll(BOUNDARY)].map(({ index }) => index).slice(0, MOST_PASSAGES - 1);
  const spans = [0, ...turns].map((from, i): Span => ({ from, to: turns[i] ?? passage.normalised.length }));
  const longEnough = spans.filter(({ from, to }) => to - from >= LEAST_LENGTH).length;
  return spans.map((stretch) => ({ ...stretch, ...(longEnough < 2 ? unsure : judged(model, passage, stretch)) }));
}

const unsure = { confidence: 0 };
function judged(
  model: PackModel,
  passage: Passage,
  { from, to }: Span,
): { readonly topic?: number; readonly confidence: number } {
  if (to - from < LEAST_LENGTH || ENDS_IN_LOCATION.test(passage.normalised.slice(from, to).replace(/^\p{P}+/u, '')))
    return unsure;
  const confidence = confidenceOf(model, { ...passage, from, to });
  const [topic] = bestMatters(model.topics, confidence, 1);
  const own = topic === undefined ? 0 : (confidence[topic] ?? 0);
  return topic !== undefined && own >= SURE ? { topic, confidence: own } : unsure;
}

/** Words and punctuation between two concerns that belong to neither: 。另外， */
const TRANSITION = '[\\p{P}\\s]|另外|还有|此外|再就是|再一个|顺便(?:说|问|反映)?(?:一下)?|其次';
const BEFORE = new RegExp(`^(?:${TRANSITION}|第[二三四]|[二三四]是|[2-4]、)+`, 'u');
const AFTER = new RegExp(`(?:${TRANSITION})+$`, 'u');
/** Longest transition after a concern, in characters. */
const LONGEST_TRANSITION = 20;

/** The part of a text that is about one of several matters. */
export interface MatterSpan extends Span {
  readonly topic: number;
}

/**
 * Divides a text among the topics. A passage without a topic belongs to the topic before it, or at the beginning to the
 * one after it.
 */
export function matterSpansIn(
  normalised: string,
  said: readonly JudgedPassage[],
  topics: readonly number[],
): readonly MatterSpan[] {
  const shares: MatterSpan[] = [];
  let before = 0;
  for (const { from, to, topic } of said) {
    const own = topic !== undefined && topics.includes(topic) ? topic : shares.at(-1)?.topic;
    if (own === undefined) continue;
    const last = shares.at(-1);
    if (last?.topic === own) shares[shares.length - 1] = { ...last, to };
    else shares.push({ topic: own, from: last ? from : before, to });
    before = to;
  }
  return shares
    .map(({ topic, from, to }) => ({ topic, ...trimmed(normalised, from, to) }))
    .filter(({ from, to }) => to > from);
}

function trimmed(normalised: string, from: number, to: number): Span {
  const begin = from + (BEFORE.exec(normalised.slice(from, to))?.[0].length ?? 0);
  const tail = AFTER.exec(normalised.slice(Math.max(begin, to - LONGEST_TRANSITION), to))?.[0].length ?? 0;
  return { from: begin, to: to - tail };
}
