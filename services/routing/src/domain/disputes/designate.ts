import type * as api from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { recordOf, type WrittenDesignation, type Dispatch } from '../dispatch';
import { noTicket, notNow, over, unknownUnit } from '../refusals';
import { dispatchTo } from '../route';
import type { RoutingView } from '../view';

/**
 * 指定管辖: the coordination body names the lead of a disputed ticket in writing. A supervisor can name the lead of any
 * ticket that has not ended. A designation that ends a dispute may become a rule.
 */
export function designate(
  state: Dispatch | undefined,
  input: api.BodyOf<typeof api.designateUnit>,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return noTicket;
  const { actor, view } = context;
  if (actor.role === 'supervisor') {
    if (state.situation === 'ended') return over;
  } else if (state.situation !== 'disputed') return notNow(state.situation, ['disputed']);
  const { lead, document, basis, reason } = input;
  const { units } = view.jurisdiction;
  if ([lead, ...input.assistants].some((unit) => !units.has(unit))) return unknownUnit;
  const assistants = [...new Set(input.assistants)].filter((unit) => unit !== lead);
  const settles = state.situation === 'disputed' && state.known.matter !== '';
  const designation: WrittenDesignation = {
    known: state.known,
    lead,
    document,
    reason,
    by: actor.id,
    state: 'candidate',
  };
  const rule = {
    id: 'designated',
    text: { zh: `指定管辖：${reason}`, en: `Designated: ${reason}` },
    basis: { kind: 'document' as const, text: `${document}；${basis}` },
  };
  const record = { ...recordOf(state), ...(settles ? { designation } : {}) };
  const data = { ...input, assistants, unheard: unheardIn(state), settles };
  return dispatchTo(record, { lead, assistants, how: 'designated', rule }, context, [{ type: 'UnitDesignated', data }]);
}

/** Parties that gave no opinion. */
const unheardIn = (state: Dispatch): string[] =>
  state.situation === 'disputed' ? state.dispute.parties.filter((unit) => !state.dispute.heard.includes(unit)) : [];
