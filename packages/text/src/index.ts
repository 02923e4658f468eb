export { gappedPhraseMatcher } from './gapped-phrases';
export { toHalfWidth } from './half-width';
export { mask } from './mask';
export { isDenied } from './negation';
export { isHan, normalise, TEXT_LIMIT } from './normalise';
export { phraseMatcher, type PhraseMatch, type PhraseMatcher } from './phrase-matcher';
export type { Segment } from './segmenter';
export { insideAny, mergedSpans, overlaps, spanOf, type Span } from './span';
export { correctSpelling } from './spelling';
