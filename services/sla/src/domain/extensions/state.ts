import type { Role, TargetName, Text } from '@hotline/contracts';
import type { AddedTime } from '../ledger';

/** An extension that waits for its approval. */
export interface AskedExtension extends AddedTime {
  readonly name: TargetName;
  readonly stage: number;
  /** Which extension of this clock it would be, from 1. */
  readonly number: number;
  /** The lead that asks. */
  readonly unit: string;
  readonly code: string;
  readonly evidence: string;
  readonly askedBy: string;
  /** Roles that have to approve, in this order. */
  readonly approvers: readonly Role[];
  /** Ids of those who have approved so far. */
  readonly approvedBy: readonly string[];
}

/** The latest due time that the pack allows, epoch ms, and which of its rules says so. */
export interface LatestDue {
  readonly at: number;
  readonly rule: Text;
}
