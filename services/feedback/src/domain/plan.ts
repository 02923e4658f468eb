import type { TicketKind } from '@hotline/contracts';
import type { CallbackRules } from './rules';

const LAST_DIGITS = 8;
const ALL = 16 ** LAST_DIGITS;

/**
 * Whether the plan of the pack calls a ticket back. The last digits of the ticket’s id, which are random, draw the
 * sample. So the result is always the same, and nobody can influence it.
 */
export function isCalledBack(ticket: string, kind: TicketKind | undefined, plan: CallbackRules['plan']): boolean {
  const row = plan.find(({ kinds }) => kinds === undefined || (kind !== undefined && kinds.includes(kind)));
  if (!row || row.share >= 1) return true;
  return Number.parseInt(ticket.slice(-LAST_DIGITS), 16) < row.share * ALL;
}
