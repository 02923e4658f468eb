import type { TicketKind } from '@hotline/jurisdiction';
import type { PackModel } from './pack-model';

/** Kind → how sure it is that a text is about a matter of which calls are mostly of this kind. */
export function usualKinds(
  { topics, catalogue }: PackModel,
  confidence: Float64Array,
): ReadonlyMap<TicketKind, number> {
  const usual = new Map<TicketKind, number>();
  topics.forEach(({ code, guide, isNothing }, topic) => {
    if (guide !== undefined || isNothing) return;
    const kind = catalogue.matters.get(code)?.usually ?? 'complaint';
    usual.set(kind, (usual.get(kind) ?? 0) + (confidence[topic] ?? 0));
  });
  return usual;
}
