import type { Decision } from '@hotline/runtime';
import type { Callback } from '../callback';
import { openAgain } from './appeal';

const FOUND = '工单中有危险情形，已转接紧急服务';

/** A danger in the ticket drops a refusal that waits for approval, and opens a ticket that was refused. */
export function withDanger(state: Callback): Decision<Callback> {
  const inDanger = { ...state, danger: true as const };
  if (inDanger.situation === 'closed' && inDanger.refused) return openAgain(inDanger, { reason: FOUND, by: 'hotline' });
  if (inDanger.situation !== 'waiting' || !inDanger.refusal) return { state: inDanger };
  const { refusal, ...others } = inDanger;
  const data = { code: refusal.code, reason: FOUND, danger: true as const };
  return { state: others, events: [{ type: 'RefusalRejected', data }] };
}
