import type { Role, TargetName, Text } from '@hotline/contracts';
import type { AddedTime } from '../ledger';

interface Asked {
  readonly name: TargetName;
  readonly stage: number;
  /** How many extensions (or pauses) the clock has had with this one, from 1. */
  readonly number: number;
  /** Id of the lead, which asks. */
  readonly unit: string;
  readonly code: string;
  readonly evidence: string;
  readonly askedBy: string;
  /** Roles that have to approve, in this order. */
  readonly approvers: readonly Role[];
  /** Ids of those who have approved so far. */
  readonly approvedBy: readonly string[];
}

export type AskedExtension = Asked & AddedTime & { readonly what: 'extension' };
/** `until`: when the clock runs again at the latest, epoch ms. */
export type AskedPause = Asked & { readonly what: 'pause'; readonly until: number };

/** `until`: planned end, epoch ms; `lastDay`: the same as a local day, YYYY-MM-DD. */
export type AskedSuspension = Asked & {
  readonly what: 'suspension';
  readonly until: number;
  readonly lastDay: string;
  readonly plan: string;
  readonly milestones: readonly { readonly on: string; readonly what: string }[];
  readonly reviews: readonly string[];
};

/** An extension, pause or suspension that waits for its approval. */
export type AskedChange = AskedExtension | AskedPause | AskedSuspension;

/** The latest instant that the pack allows, epoch ms, and which of its rules says so. */
export interface LatestDue {
  readonly at: number;
  readonly rule: Text;
}
