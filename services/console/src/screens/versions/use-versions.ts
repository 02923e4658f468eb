import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, dataOf } from '../../api/client';
import type { Answered, Read } from '../../api/paths';

export type VersionList = Read<'/api/v1/jurisdiction/versions'>;
export type ListedVersion = VersionList['versions'][number];
export type CheckReport = Read<'/api/v1/jurisdiction/versions/{version}/check'>;
export type Difference = Read<'/api/v1/jurisdiction/versions/{version}/diff'>;
export type SimulationResult = Answered<'/api/v1/jurisdiction/versions/{version}/simulate'>;

export const useVersions = () =>
  useQuery<VersionList>({
    queryKey: ['versions', 'list'],
    queryFn: () => dataOf(api.GET('/api/v1/jurisdiction/versions')),
  });

/** A check and a comparison of two fixed versions never change, so they are read once. */
export const useCheck = (version: string) =>
  useQuery<CheckReport>({
    queryKey: ['versions', 'check', version],
    queryFn: () => dataOf(api.GET('/api/v1/jurisdiction/versions/{version}/check', { params: { path: { version } } })),
    staleTime: Infinity,
  });

export const useDifference = (version: string, against: string, isOn: boolean) =>
  useQuery<Difference>({
    queryKey: ['versions', 'difference', version, against],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/jurisdiction/versions/{version}/diff', { params: { path: { version }, query: { against } } }),
      ),
    staleTime: Infinity,
    enabled: isOn,
  });

export function useReadVersionsAgain(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: ['versions', 'list'] });
    void queries.invalidateQueries({ queryKey: ['jurisdiction'] });
    void queries.invalidateQueries({ queryKey: ['working-time'] });
  }, [queries]);
}
