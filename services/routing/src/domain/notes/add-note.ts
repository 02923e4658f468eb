import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import type { Dispatch, DispatchSituation } from '../dispatch';
import type { RoutingView } from '../view';
import { workedOnBy } from '../worked-on-by';
import { noNoteToCaller } from './refusals';

/** Situations in which a unit can write notes: from the dispatch until the ticket is resolved. */
const WITH_UNIT: readonly DispatchSituation[] = [
  'dispatched',
  'acknowledged',
  'return-requested',
  'awaiting-signature',
  'in-review',
];

/**
 * 进展说明: the lead or an assistant describes its progress. The situation does not change. Only the lead writes to the
 * caller.
 */
export function addNote(
  state: Dispatch | undefined,
  { text, readers }: api.BodyOf<typeof api.addNote>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const worked = workedOnBy(state, context, WITH_UNIT);
  if ('refused' in worked) return worked;
  const { led, unit } = worked;
  if (readers === 'caller' && unit !== led.lead) return noNoteToCaller(led.lead, context.view);
  return { state: led, events: [{ type: 'NoteAdded', data: { unit, text, readers, hop: led.hop } }] };
}
