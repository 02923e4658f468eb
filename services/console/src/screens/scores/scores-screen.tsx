import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import type { Scores } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { useNow } from '../../language/use-now';
import { when } from '../../language/when';
import { Segments, TextField } from '../../ui/fields';
import { Empty, Failure, Loading } from '../../ui/states';
import { periodOf } from '../figures/search';
import { Appeals, Exclusions, Freezing, StatedNumbers } from './decisions';
import { Rules, ScoreTables } from './score-tables';
import type { ScoresSearch } from './search';
import { words } from './words';

const FRESH_MS = 60_000;

/** The scores of units by a scheme of the pack, among their peers. A unit sees its own score. */
export function ScoresScreen(): ReactNode {
  const say = useSay();
  const now = useNow();
  const search = useSearch({ from: '/scores' });
  const period = periodOf(search, now);
  const query = { ...period, ...(search.scheme === undefined ? {} : { scheme: search.scheme }) };
  const { data, error, refetch } = useQuery<Scores>({
    queryKey: ['scores', query],
    queryFn: () => dataOf(api.GET('/api/v1/figures/scores', { params: { query } })),
    staleTime: FRESH_MS,
  });
  useKeys([{ id: 'refresh', label: words.refresh, keys: '.', run: () => void refetch() }]);
  return (
    <div className="list-screen figures">
      <div className="screen-head">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        {data && (
          <span className="quiet">
            {say(words.asOf)} {say(when(data.asOf, now))}
          </span>
        )}
      </div>
      <Choose search={search} period={period} scores={data} />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={6} />}
      {data && <Scored scores={data} />}
    </div>
  );
}

function Scored({ scores }: { scores: Scores }): ReactNode {
  const { scheme, units } = scores;
  if (!scheme) return <Empty icon="list" title={words.noScheme} />;
  return (
    <>
      {units.length === 0 ? <Empty icon="list" title={words.none} /> : <ScoreTables scores={scores} scheme={scheme} />}
      <Exclusions scores={scores} scheme={scheme} />
      <Appeals scores={scores} scheme={scheme} />
      <StatedNumbers scores={scores} scheme={scheme} />
      <Freezing scores={scores} scheme={scheme} />
      <Rules scores={scores} scheme={scheme} />
    </>
  );
}

interface Choosing {
  readonly search: ScoresSearch;
  readonly period: { readonly from: string; readonly until: string };
  readonly scores: Scores | undefined;
}

function Choose({ search, period, scores }: Choosing): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const change = (more: ScoresSearch): void =>
    void navigate({ to: '/scores', search: { ...search, ...more }, replace: true });
  const schemes = scores?.schemes ?? [];
  return (
    <div className="order-bar">
      {(['from', 'until'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={say(words[name])}
          value={period[name]}
          onChange={(day) => change({ [name]: day === '' ? undefined : day })}
        />
      ))}
      {schemes.length > 1 && (
        <Segments
          label={say(words.scheme)}
          value={scores?.scheme?.id ?? ''}
          options={schemes.map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={(scheme) => change({ scheme })}
        />
      )}
    </div>
  );
}
