import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import type { Dispatch, DispatchSituation } from '../dispatch';
import { notAttached } from '../evidence/attach-evidence';
import { unknownFiles } from '../evidence/refusals';
import type { RoutingView } from '../view';
import { workedOnBy } from '../worked-on-by';
import { noSuchOutcome, notYet, tooEarly } from './refusals';

/** Situations in which the lead works on the ticket, also while its resolution waits for a signature. */
const IN_HAND: readonly DispatchSituation[] = ['dispatched', 'acknowledged', 'return-requested', 'awaiting-signature'];

/** 现场查看: the lead or an assistant records that it was at the location. The situation does not change. */
export function recordVisit(
  state: Dispatch | undefined,
  { outcome, at, location, note, evidence }: api.BodyOf<typeof api.recordVisit>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const worked = workedOnBy(state, context, IN_HAND);
  if ('refused' in worked) return worked;
  const { led, unit } = worked;
  const { now, view } = context;
  const { visitOutcomes } = view.jurisdiction.handling;
  if (!visitOutcomes.has(outcome)) return noSuchOutcome([...visitOutcomes.values()]);
  const visitedAt = at === undefined ? now : Date.parse(at);
  if (visitedAt > now) return notYet;
  if (led.known.at !== undefined && visitedAt < led.known.at) return tooEarly;
  const files = [...new Set(evidence)];
  const unknown = notAttached(led, files);
  if (unknown > 0) return unknownFiles(unknown);
  const data = {
    unit,
    outcome,
    visitedAt: new Date(visitedAt).toISOString(),
    location,
    ...(note ? { note } : {}),
    ...(files.length > 0 ? { evidence: files } : {}),
    hop: led.hop,
  };
  return { state: led, events: [{ type: 'LocationVisited', data }] };
}
