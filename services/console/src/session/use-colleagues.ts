import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';
import type { Read } from '../api/paths';
import { usePerson } from './use-person';

type People = Read<'/api/v1/people'>['people'];
const NOBODY: People = [];
const MINUTE_MS = 60_000;
/** Number of people in one page; no unit has more. */
const MOST = 200;

/** The people of the person's unit, each with their presence; empty for people of the hotline. */
export function useColleagues(): People {
  const { unit } = usePerson();
  const { data } = useQuery({
    queryKey: ['colleagues', unit],
    queryFn: async () =>
      (await dataOf(api.GET('/api/v1/people', { params: { query: { unit: unit as string, limit: MOST } } }))).people,
    enabled: unit !== undefined,
    staleTime: MINUTE_MS,
  });
  return data ?? NOBODY;
}
