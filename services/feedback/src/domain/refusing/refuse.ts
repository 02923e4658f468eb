import type { NewEvent } from '@hotline/contracts';
import type { RefusalReason } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import type { AskedRefusal, Callback } from '../callback';
import { closed } from '../outcomes';

const DAY_MS = 86_400_000;

/** 不予受理: closes the ticket. The event carries what the caller is told. `now` in epoch ms. */
export function refuse(
  state: Callback,
  { code, reason, requestedBy }: AskedRefusal,
  rule: RefusalReason,
  { now, approvedBy }: { readonly now: number; readonly approvedBy?: string },
): Decision<Callback> {
  const { text, route, contact, appeal } = rule;
  const mayAppeal = appeal !== undefined && (state.appealed?.times ?? 0) < appeal.times;
  const appealUntil = mayAppeal ? now + appeal.withinDays * DAY_MS : undefined;
  const event: NewEvent = {
    type: 'TicketRefused',
    data: {
      code,
      text,
      ...(route ? { route } : {}),
      ...(contact ? { contact } : {}),
      reason,
      requestedBy,
      ...(approvedBy === undefined ? {} : { approvedBy }),
      ...(appealUntil === undefined ? {} : { appealUntil: new Date(appealUntil).toISOString() }),
    },
  };
  const by = [requestedBy, ...(approvedBy === undefined ? [] : [approvedBy])];
  const refused = { by, ...(appealUntil === undefined ? {} : { appealUntil }) };
  return closed(state, [event], now, { closure: 'refused', refused });
}
