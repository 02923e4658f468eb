import type { GuideCode, MatterCode, RegionCode, TicketKind, Urgency } from '@hotline/jurisdiction';
import type { Mention } from '../mentions/mention';

/** Confidence is a share from 0 to 1: of all texts with this confidence, so many should be right. */
export interface MatterCandidate {
  readonly code: MatterCode;
  readonly confidence: number;
}

/**
 * A word of the text that spoke for the matter; weight is its share (0–1) of the similarity, offset in UTF-16 units.
 */
export interface Reason {
  readonly word: string;
  readonly weight: number;
  readonly offset: number;
}

export interface FoundRegion {
  readonly code: RegionCode;
  /** The words of the text that name it. */
  readonly text: string;
  readonly offset: number;
}

export interface GuideProposal {
  readonly code: GuideCode;
  readonly kind: 'answer' | 'route' | 'emergency';
  readonly confidence: number;
}

/** Words that tell of one matter of several; offset and length in UTF-16 units. */
export interface OwnWords {
  readonly matter: MatterCode;
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** What a text says, before anybody decided. */
export interface Proposal {
  /** Absent when nothing in the text speaks for any matter. */
  readonly matter?: MatterCandidate;
  /** The next best, at most two. */
  readonly alternatives: readonly MatterCandidate[];
  readonly reasons: readonly Reason[];
  readonly kind: TicketKind;
  readonly urgency: Urgency;
  /** Words that raised the urgency above the matter's own. */
  readonly urgencyReasons: readonly string[];
  readonly region?: FoundRegion;
  /** Fact name → value, only where the text says one thing. */
  readonly facts: Readonly<Record<string, string>>;
  readonly guide?: GuideProposal;
  /** Other matters that the same text speaks of, strongly and in other words. */
  readonly otherMatters: readonly MatterCandidate[];
  /** Where there are other matters: which words belong to which, in the order of the text. */
  readonly passages?: readonly OwnWords[];
  /** Times, places and organisations that the text names, in its order. */
  readonly mentions?: readonly Mention[];
  /** Learned model that spoke beside the pack. */
  readonly model?: string;
}
