import type * as api from '@hotline/contracts';
import type { TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Decided } from '@hotline/runtime';
import { recordOf, type Dispatch, type DispatchSituation } from '../dispatch';
import { nameOf, noTicket, notNow, unknownUnit } from '../refusals';
import { dispatchTo } from '../route';
import type { RoutingView } from '../view';

/**
 * 逾期未签收收回: a unit that does not acknowledge in time loses the ticket, if the pack says so. A dispatcher then
 * dispatches the ticket again. A late event about the breach of an earlier dispatch changes nothing.
 */
export function lapsed(
  state: Dispatch | undefined,
  { data }: TicketEvent<'SlaTargetBreached'>,
  { view }: Context<RoutingView>,
): Decided<Dispatch> {
  const { handling, hotline: holder } = view.jurisdiction;
  if (data.name !== 'acknowledge' || handling.unacknowledged !== 'to-dispatcher') return undefined;
  if (state?.situation !== 'dispatched' || Date.parse(data.dueAt) <= state.dispatchedAt) return undefined;
  const { lead: unit, hop } = state;
  const name = nameOf(unit, view);
  const why = {
    zh: `${name.zh}未按时签收，请重新派单`,
    en: `${name.en} did not acknowledge in time: dispatch the ticket again`,
  };
  return {
    state: { ...recordOf(state), situation: 'awaiting-dispatch', holder },
    events: [{ type: 'DispatchLapsed', data: { unit, holder, why, hop } }],
  };
}

const WITHOUT_UNIT: readonly DispatchSituation[] = ['registered', 'asking', 'awaiting-dispatch'];

/** 人工派单: a dispatcher dispatches a ticket that has no unit, to any unit: also one that no matter fits. */
export function dispatchAnew(
  state: Dispatch | undefined,
  { lead, assistants, reason }: api.BodyOf<typeof api.dispatchTicket>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || (state.situation === 'registered' && !state.waits)) return noTicket;
  if (!WITHOUT_UNIT.includes(state.situation)) return notNow(state.situation, WITHOUT_UNIT);
  const { units } = context.view.jurisdiction;
  if ([lead, ...assistants].some((unit) => !units.has(unit))) return unknownUnit;
  const rule = {
    id: 'manual-dispatch',
    text: { zh: `人工派单：${reason}`, en: `Dispatched by a person: ${reason}` },
    basis: { kind: 'document' as const, text: reason },
  };
  return dispatchTo(recordOf(state), { lead, assistants, how: 'manual', rule }, context);
}
