import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';
import type { ApprovalList, NoticeList } from '../api/paths';
import { usePerson } from '../session/use-person';

/** Interval in ms at which requests and notices are read even without a change on the live connection. */
const EVERY_MS = 60_000;
const MOST = 200;

export const useApprovals = () =>
  useQuery<ApprovalList>({
    queryKey: ['approvals', 'list'],
    queryFn: () => dataOf(api.GET('/api/v1/approvals', { params: { query: { limit: MOST } } })),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  });

/** How many requests wait for this person; 0 for people who decide on none. */
export function useApprovalCount(): number {
  const { operations } = usePerson();
  const { data } = useQuery({
    queryKey: ['approvals', 'count'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/approvals', { params: { query: { limit: 0 } } }))).count,
    refetchInterval: EVERY_MS,
    enabled: operations.has('listApprovals'),
  });
  return data ?? 0;
}

/** Notices to this person or to the whole unit: those not acknowledged yet, or those acknowledged. */
export function useNotices(of: 'me' | 'unit', read: 'no' | 'yes') {
  const { operations } = usePerson();
  return useQuery<NoticeList>({
    queryKey: ['notices', of, read],
    queryFn: () => dataOf(api.GET('/api/v1/notices', { params: { query: { of, read, limit: MOST } } })),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
    enabled: operations.has('listNotices'),
  });
}
