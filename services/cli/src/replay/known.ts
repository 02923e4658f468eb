import type { TicketRow } from '@hotline/board';
import type { Documents } from '@hotline/runtime';
import { bilingual, type Bilingual } from '../answering';
import type { Complaint } from './complaints';

const PAGE = 500;

/** External numbers of all tickets on the board. */
export async function knownNumbers(rows: Documents<TicketRow>): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const page = await rows.find('registered', { from: 0, limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { state } of page.found) if (state.externalNo) known.add(state.externalNo);
    cursor = page.next;
    if (!cursor) return known;
  }
}

/** Leaves out complaints that an earlier run registered. */
export function withoutKnown(
  complaints: readonly Complaint[],
  known: ReadonlySet<string>,
): { readonly fresh: readonly Complaint[]; readonly remarks: readonly Bilingual[] } {
  const fresh = complaints.filter(({ registration: { externalNo } }) => !externalNo || !known.has(externalNo));
  const skipped = complaints.length - fresh.length;
  const remark = bilingual(
    `${skipped}件以前已登记（编号相同），没有再次登记`,
    `${skipped} with numbers that were registered before were not registered again`,
  );
  return { fresh, remarks: skipped === 0 ? [] : [remark] };
}
