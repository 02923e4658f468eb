import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../api/client';
import type { Problem } from '../api/paths';
import { t } from '../language/text';
import { useGive } from '../outbox/use-outbox';
import { readViews, type SavedView } from './saved-views';

const SETTINGS = '/api/v1/me/settings';
const QUERY = ['settings'];
const label = t('保存视图', 'Save a view');

interface Views {
  readonly views: readonly SavedView[];
  /** Replaces all views; resolves with the problem if the server refuses. */
  readonly keep: (views: readonly SavedView[]) => Promise<Problem | undefined>;
}

/** The saved searches of the person who is signed in; they are kept on the server. */
export function useViews(): Views {
  const queries = useQueryClient();
  const give = useGive();
  const { data } = useQuery({
    queryKey: QUERY,
    queryFn: () => dataOf(api.GET(SETTINGS)),
    staleTime: 60_000,
  });
  const keep = async (views: readonly SavedView[]): Promise<Problem | undefined> => {
    const { settings } = await queries.fetchQuery({ queryKey: QUERY, queryFn: () => dataOf(api.GET(SETTINGS)) });
    const next = { settings: { ...settings, views } };
    queries.setQueryData(QUERY, next);
    const outcome = await give({ path: SETTINGS, body: next, label });
    if ('problem' in outcome) await queries.invalidateQueries({ queryKey: QUERY });
    return 'problem' in outcome ? outcome.problem : undefined;
  };
  return { views: readViews(data?.settings), keep };
}
