import type { Actor } from '@hotline/contracts';
import { actsForUnit } from '@hotline/contracts/phrases';
import { levelsToSign, type Handling } from '@hotline/jurisdiction';
import type { Documents, IndexKey, Stored } from '@hotline/runtime';
import { waitingApprovals, type ApproverSeat, type WaitingApproval } from '../domain/approvals/waiting';
import type { TicketRow } from '../domain/row';

/** A request that waits for the decision of a person, with its ticket. */
export interface OwnApproval {
  readonly ticketId: string;
  readonly row: TicketRow;
  readonly approval: WaitingApproval;
}

/** The seats from which a person decides: their role, for people of units in their unit, at each level they may sign. */
export function seatsOf({ role, unit, post }: Actor, handling: Handling): readonly ApproverSeat[] {
  if (role === 'system' || role === 'caller') return [];
  const own: ApproverSeat = { role, unit: actsForUnit({ role }) ? (unit ?? '') : '', level: '' };
  const levels = levelsToSign({ role, ...(post === undefined ? {} : { post }) }, handling);
  return [own, ...levels.map((level) => ({ ...own, level }))];
}

/**
 * The requests that wait for a person, the longest waiting first, at most `limit`. Requests that the person made or has
 * decided on before are left out.
 */
export async function approvalsOf(
  rows: Documents<TicketRow>,
  { jurisdiction, person, seats }: { jurisdiction: string; person: string; seats: readonly ApproverSeat[] },
  limit: number,
): Promise<readonly OwnApproval[]> {
  const found = await Promise.all(
    seats.map((seat) => ofSeat(rows, { prefix: keyOf(jurisdiction, seat), person, seat }, limit)),
  );
  return found
    .flat()
    .sort((one, other) => one.approval.since - other.approval.since)
    .slice(0, limit);
}

interface SeatQuery {
  readonly prefix: IndexKey;
  readonly person: string;
  readonly seat: ApproverSeat;
}

async function ofSeat(
  rows: Documents<TicketRow>,
  { prefix, person, seat }: SeatQuery,
  limit: number,
): Promise<OwnApproval[]> {
  const own: OwnApproval[] = [];
  // A ticket with several requests for the same seat is found once for each of them.
  const read = new Set<string>();
  let cursor: string | undefined;
  do {
    if (own.length >= limit) break;
    const page = await rows.find('approval', { prefix, limit, ...(cursor ? { cursor } : {}) });
    for (const stored of page.found) {
      if (read.has(stored.id)) continue;
      read.add(stored.id);
      own.push(...ownOf(stored, person, seat));
    }
    cursor = page.next;
  } while (cursor);
  return own;
}

const ownOf = ({ id, state }: Stored<TicketRow>, person: string, seat: ApproverSeat): OwnApproval[] =>
  waitingApprovals(state)
    .filter(({ seats, barred }) => !barred.includes(person) && seats.some((one) => isSame(one, seat)))
    .map((approval) => ({ ticketId: id, row: state, approval }));

const isSame = (one: ApproverSeat, other: ApproverSeat): boolean =>
  one.role === other.role && one.unit === other.unit && one.level === other.level;

const keyOf = (jurisdiction: string, { role, unit, level }: ApproverSeat): IndexKey => [
  jurisdiction,
  role,
  unit,
  level,
];

/** The number of requests that wait for a person, counted in the indexes alone. */
export async function countApprovals(
  rows: Documents<TicketRow>,
  { jurisdiction, person, seats }: { jurisdiction: string; person: string; seats: readonly ApproverSeat[] },
): Promise<number> {
  const counts = await Promise.all(
    seats.map(async ({ role, unit, level }) => {
      const waiting = await rows.count('approval', { prefix: [jurisdiction, role, unit, level] });
      const barred = await rows.count('approvalBarred', { prefix: [jurisdiction, person, role, unit, level] });
      return waiting - barred;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
