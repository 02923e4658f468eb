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

/** An extension or pause that waits for its approval. */
export type AskedChange = AskedExtension | AskedPause;

/** The latest instant that the pack allows, epoch ms, and which of its rules says so. */
export interface LatestDue {
  readonly at: number;
  readonly rule: Text;
}
