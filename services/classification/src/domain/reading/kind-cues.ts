import type { TicketKind } from '@hotline/jurisdiction';
import cues from '../lexicon/kind-cues.json';

export interface KindCue {
  readonly kind: TicketKind;
  readonly weight: number;
}

/** A strong cue outweighs two weak ones. */
const WEIGHT = { strong: 2, weak: 0.8 };

/** How callers say what they want: words of the language, not of a place. */
export const kindCues: readonly (readonly [string, KindCue])[] = Object.entries(cues).flatMap(
  ([kind, { strong, weak }]) => [
    ...strong.map((phrase) => [phrase, { kind: kind as TicketKind, weight: WEIGHT.strong }] as const),
    ...weak.map((phrase) => [phrase, { kind: kind as TicketKind, weight: WEIGHT.weak }] as const),
  ],
);
