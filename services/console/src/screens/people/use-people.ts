import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, dataOf } from '../../api/client';
import type { Read } from '../../api/paths';

export type PersonRow = Read<'/api/v1/people'>['people'][number];
export type PersonDetails = Read<'/api/v1/people/{person}'>;
export type UnitRoster = Read<'/api/v1/units/{unit}/roster'>;
export type ListedHandover = Read<'/api/v1/handovers'>['handovers'][number];

const HOUR_MS = 3_600_000;
const PAGE = 100;

/** The people of a unit, or of the whole jurisdiction, page by page. */
export function usePeople(unit: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['people', 'list', unit],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/v1/people', {
          params: { query: { limit: PAGE, ...(unit ? { unit } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

export const usePersonDetails = (person: string) =>
  useQuery<PersonDetails>({
    queryKey: ['people', 'one', person],
    queryFn: () => dataOf(api.GET('/api/v1/people/{person}', { params: { path: { person } } })),
  });

export const usePosts = () =>
  useQuery({
    queryKey: ['posts'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/jurisdiction/posts'))).posts,
    staleTime: HOUR_MS,
  });

/** The shifts of a unit that overlap a period. */
export const useRoster = (unit: string, from: string, until: string) =>
  useQuery<UnitRoster>({
    queryKey: ['people', 'roster', unit, from, until],
    queryFn: () =>
      dataOf(api.GET('/api/v1/units/{unit}/roster', { params: { path: { unit }, query: { from, until } } })),
    placeholderData: keepPreviousData,
  });

export const useResponsible = (unit: string, post: string) =>
  useQuery({
    queryKey: ['people', 'responsible', unit, post],
    queryFn: () => dataOf(api.GET('/api/v1/units/{unit}/responsible', { params: { path: { unit }, query: { post } } })),
  });

export const useHandovers = (unit: string | undefined) =>
  useQuery({
    queryKey: ['people', 'handovers', unit],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/handovers', { params: { query: { ...(unit ? { unit } : {}), limit: PAGE } } })))
        .handovers,
  });

/** Reads everything about people again, after a command has changed it. */
export function useReadAgain(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['people'] });
    void queries.invalidateQueries({ queryKey: ['colleagues'] });
  }, [queries]);
}
