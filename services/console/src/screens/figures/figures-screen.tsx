import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import type { Rates } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { useNow } from '../../language/use-now';
import { when } from '../../language/when';
import { Segments, TextField } from '../../ui/fields';
import { Failure, Loading } from '../../ui/states';
import { Course, Counted, Definitions } from './details';
import { Groups } from './groups';
import { GROUPINGS, periodOf, stepOf, type FiguresSearch, type Grouping } from './search';
import { rateWords, words } from './words';

/** A figure of the past changes only when a ticket is reopened. */
const FRESH_MS = 60_000;

/** The rates of a period with their coverage, by unit, region, matter, channel or operator, and their course. */
export function FiguresScreen(): ReactNode {
  const say = useSay();
  const now = useNow();
  const search = useSearch({ from: '/figures' });
  const period = periodOf(search, now);
  const by = search.by ?? 'unit';
  const query = { ...period, by, series: stepOf(period) };
  const { data, error, refetch } = useQuery<Rates>({
    queryKey: ['rates', query],
    queryFn: () => dataOf(api.GET('/api/v1/figures/rates', { params: { query } })),
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
      <Choose search={search} period={period} by={by} />
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={6} />}
      {data && (
        <>
          <Total rates={data} />
          <Groups rates={data} by={by} />
          <Course rates={data} />
          <Counted rates={data} />
          <Definitions rates={data} />
        </>
      )}
    </div>
  );
}

interface Choosing {
  readonly search: FiguresSearch;
  readonly period: { readonly from: string; readonly until: string };
  readonly by: Grouping;
}

function Choose({ search, period, by }: Choosing): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const change = (more: FiguresSearch): void =>
    void navigate({ to: '/figures', search: { ...search, ...more }, replace: true });
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
      <Segments
        label={say(words.by)}
        value={by}
        options={GROUPINGS.map((value) => ({ value, label: say(words[value]) }))}
        onChange={(value) => change({ by: value as Grouping })}
      />
    </div>
  );
}

/** Every rate of the whole period, and first of all how many callers have answered. */
function Total({ rates: { total, rates } }: { rates: Rates }): ReactNode {
  const say = useSay();
  const { called = 0, answered = 0 } = total.counts;
  return (
    <ul className="numbers">
      <li className="number-card">
        <span className="number-plain">
          <span className="number-value">{say(rateWords(total.coverage, 'share'))}</span>
          <span>{say(words.coverage)}</span>
          <span className="quiet small">
            {answered} / {called}
          </span>
        </span>
      </li>
      {rates.map(({ id, name, show }) => (
        <li key={id} className="number-card">
          <span className="number-plain">
            <span className="number-value">{say(rateWords(total.rates[id], show))}</span>
            <span>{say(name)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
