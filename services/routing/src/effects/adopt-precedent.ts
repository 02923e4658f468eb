import type { World } from '@hotline/host/http';
import { ActRejected, type Act, type Stored } from '@hotline/runtime';
import type { Dispatch } from '../domain/dispatch';
import type { Adoption, PrecedentRule } from '../domain/disputes/precedent';
import { asDesignation } from '../gather/precedent-preview';

/**
 * Publishes a new version of the jurisdiction that contains the rule of an approved precedent. A repeated act changes
 * nothing. Returns the reason if the rule no longer fits, because the power list has changed since the approval.
 */
export async function adoptPrecedent(
  act: Act,
  { state: { jurisdiction } }: Stored<Dispatch>,
  { publishing }: Pick<World, 'publishing'>,
): Promise<Adoption> {
  if (!publishing) throw new ActRejected('the jurisdictions of this system cannot be published');
  const { rule, reason, by } = act.data as { rule: PrecedentRule; reason: string; by: string };
  return publishing.adoptPrecedent(jurisdiction, asDesignation(rule, reason), { id: by, role: 'coordinator' });
}
