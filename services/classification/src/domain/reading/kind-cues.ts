import type { TicketKind } from '@hotline/jurisdiction';
import cues from '../lexicon/kind-cues.json';

export interface KindCue {
  readonly kind: TicketKind;
  readonly weight: number;
}

/** A strong cue has more weight than two weak ones. */
const WEIGHT = { strong: 2, weak: 0.8 };

/** Phrases by which callers express what they want; they are the same in every jurisdiction. */
export const kindCues: readonly (readonly [string, KindCue])[] = Object.entries(cues).flatMap(
  ([kind, { strong, weak }]) => [
    ...strong.map((phrase) => [phrase, { kind: kind as TicketKind, weight: WEIGHT.strong }] as const),
    ...weak.map((phrase) => [phrase, { kind: kind as TicketKind, weight: WEIGHT.weak }] as const),
  ],
);
