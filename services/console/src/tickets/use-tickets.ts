import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { api, dataOf } from '../api/client';
import type { Explained, TicketQuery, TicketDetail, TicketList, ListedTicket } from '../api/paths';

export type Filter = Omit<TicketQuery, 'cursor' | 'limit'>;
const PAGE = 50;

export interface Listed {
  readonly rows: readonly ListedTicket[];
  readonly count: TicketList['count'];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly hasMore: boolean;
  readonly readAt: number;
  readonly more: () => void;
  readonly refresh: () => void;
}

/** Tickets of a filter, page by page. A page may be empty although more follow; the next one is then read at once. */
export function useTickets(filter: Filter, isOn = true): Listed {
  const query = useInfiniteQuery({
    queryKey: ['tickets', filter],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/tickets', {
          params: { query: { ...filter, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last: TicketList) => last.next,
    placeholderData: keepPreviousData,
    enabled: isOn,
  });
  const rows = query.data?.pages.flatMap(({ tickets }) => tickets) ?? [];
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const isEmptySoFar = rows.length === 0 && hasNextPage;
  useEffect(() => {
    if (isEmptySoFar && !isFetching && !isError) void fetchNextPage();
  }, [isEmptySoFar, isFetching, isError, fetchNextPage]);
  return {
    rows,
    count: query.data?.pages[0]?.count,
    isLoading: query.isLoading || (isEmptySoFar && !isError),
    error: query.data && !isEmptySoFar ? undefined : query.error,
    hasMore: query.hasNextPage,
    readAt: query.dataUpdatedAt,
    more: useCallback(() => void query.fetchNextPage(), [query]),
    refresh: useCallback(() => void query.refetch(), [query]),
  };
}

export const useTicket = (ticketId: string | undefined) =>
  useQuery<TicketDetail>({
    queryKey: ['ticket', ticketId],
    queryFn: () =>
      dataOf(api.GET('/api/v1/tickets/{ticketId}', { params: { path: { ticketId: ticketId as string } } })),
    enabled: ticketId !== undefined,
    placeholderData: (before) => (before?.ticketId === ticketId ? before : undefined),
  });

export const useExplained = (ticketId: string) =>
  useQuery<Explained>({
    queryKey: ['ticket', ticketId, 'clocks'],
    queryFn: () => dataOf(api.GET('/api/v1/tickets/{ticketId}/sla/explain', { params: { path: { ticketId } } })),
    retry: false,
  });

const NONE: readonly ListedTicket[] = [];

/** Number of tickets that have changed, belong to this list (`fits`), and are not shown in it yet. */
export function useArrivals(fits: (row: ListedTicket) => boolean, shown: readonly ListedTicket[]): number {
  const { data } = useQuery<readonly ListedTicket[]>({
    queryKey: ['arrivals'],
    queryFn: () => NONE,
    staleTime: Infinity,
  });
  const ids = new Set(shown.map(({ ticketId }) => ticketId));
  return (data ?? NONE).filter((row) => fits(row) && !ids.has(row.ticketId)).length;
}

export function useForgetArrivals(): () => void {
  const queries = useQueryClient();
  return useCallback(() => queries.setQueryData(['arrivals'], NONE), [queries]);
}
