import type { GuideCode, MatterCode, RegionCode, TicketKind, Urgency } from '@hotline/jurisdiction';
import type { Mention } from '../mentions/mention';

/** A matter with its calibrated confidence (0–1): about 80 % of the matters with 0.8 are right. */
export interface MatterCandidate {
  readonly code: MatterCode;
  readonly confidence: number;
}

/** A word of the text that supports the matter; weight is its share (0–1) of all words, offset in UTF-16 units. */
export interface Reason {
  readonly word: string;
  readonly weight: number;
  readonly offset: number;
}

export interface FoundRegion {
  readonly code: RegionCode;
  /** The words of the text that name the region. */
  readonly text: string;
  readonly offset: number;
}

export interface GuideProposal {
  readonly code: GuideCode;
  readonly kind: 'answer' | 'route' | 'emergency';
  readonly confidence: number;
}

/** The words about one of several matters; offset and length in UTF-16 units. */
export interface OwnWords {
  readonly matter: MatterCode;
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** Everything that was found in a text, before a decision. */
export interface Proposal {
  /** Absent when the text supports no matter. */
  readonly matter?: MatterCandidate;
  /** The matters with the next highest confidence, at most two. */
  readonly alternatives: readonly MatterCandidate[];
  readonly reasons: readonly Reason[];
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  /** Words that raised the urgency above the matter's own. */
  readonly urgencyReasons: readonly string[];
  readonly region?: FoundRegion;
  /** Fact name → value, only for facts of which the text gives one value. */
  readonly facts: Readonly<Record<string, string>>;
  readonly guide?: GuideProposal;
  /** Other matters of the text, each with a passage of its own. */
  readonly otherMatters: readonly MatterCandidate[];
  /** If there are other matters: the words of each matter, in the order of the text. */
  readonly passages?: readonly OwnWords[];
  /** Times, locations and organisations that the text names, in the order of the text. */
  readonly mentions?: readonly Mention[];
  /** Name of the learned model that was used with the pack. */
  readonly model?: string;
}
