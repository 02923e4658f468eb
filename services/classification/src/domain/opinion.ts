import type { MatterCode } from '@hotline/jurisdiction';
import type { Pool } from './pool';
import type { Reason } from './proposal';

/** What a learned model says of one text. */
export interface Opinion {
  /** Name of the model. */
  readonly model: string;
  /** Of each matter that it knows, together 1. */
  readonly probabilities: ReadonlyMap<MatterCode, number>;
  readonly pool: Pool;
  /** Stretches of the text that spoke for a matter that it knows, strongest first. */
  reasonsFor(matter: MatterCode): readonly Reason[];
}

/** Whether a matter owes most of its confidence to the model rather than to the pack: then the model gives the reasons. */
export function decides({ probabilities, pool }: Opinion, matter: MatterCode, confidence: number): boolean {
  return pool.weight * (probabilities.get(matter) ?? 0) > confidence / 2;
}
