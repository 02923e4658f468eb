import type { TicketKind } from '@hotline/jurisdiction';
import type { PackModel } from './pack-model';

/** For each kind, the confidence (0–1) that the text is about a matter whose calls are usually of this kind. */
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
