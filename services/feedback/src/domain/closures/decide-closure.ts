import type { BodyOf, decideClosure as operation } from '@hotline/contracts';
import type { CommandContext, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import type { Callback } from '../callback';
import { closed } from '../outcomes';
import { closureNotByRole, noClosureAsked, noTicket, ownRequest } from '../refusals';
import type { CallbackRules } from '../rules';

/**
 * 结案审批: a second person approves or rejects the requested closure. An approval closes the ticket; after a rejection
 * it stays with the supervisor.
 */
export function decideClosure(
  state: Callback | undefined,
  { approve, reason }: BodyOf<typeof operation>,
  { actor, view, now }: CommandContext<CallbackRules>,
): Decided<Callback> {
  if (!state) return noTicket;
  if (state.situation !== 'supervised' || !state.asked) return noClosureAsked;
  const { asked, ...others } = state;
  if (asked.requestedBy === actor.id) return ownRequest;
  const rule = view.closures.get(asked.closure);
  const approvers = rule?.approvedBy ?? ['supervisor' as const];
  if (!approvers.some((role) => role === actor.role)) return closureNotByRole(asked.closure, 'approve', approvers);
  if (!approve)
    return {
      state: others,
      events: [{ type: 'ClosureRejected', data: { closure: asked.closure, reason: mask(reason) } }],
    };
  return closed(state, [], now, {
    closure: asked.closure,
    final: rule?.final ?? false,
    approval: { ...asked, approvedBy: actor.id },
  });
}
