import { ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { TicketTable } from '../../tickets/ticket-table';
import { useForgetArrivals, useArrivals, useTickets } from '../../tickets/use-tickets';
import { isOpen } from '../../tickets/states';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/fields';
import { Empty, Failure, Loading } from '../../ui/states';
import { queryOf, type ListSearch } from './filter';

const words = {
  title: t('工单', 'Tickets'),
  find: t('工单号、事由、地点…', 'Number, words, place…'),
  search: t('搜索', 'Search'),
  state: t('状态', 'State'),
  urgency: t('紧急程度', 'Urgency'),
  unit: t('承办单位', 'Unit'),
  matter: t('事项', 'Matter'),
  region: t('区域', 'Region'),
  closed: t('含已结案', 'Closed too'),
  clear: t('清除筛选', 'Clear'),
  nothing: t('没有匹配项', 'Nothing found'),
  empty: t('没有符合条件的工单', 'No ticket fits'),
  refresh: t('显示新变化', 'Show what is new'),
};
const counted = (tickets: number, isMore: boolean) =>
  t(`共 ${tickets}${isMore ? '+' : ''} 张`, `${tickets}${isMore ? '+' : ''} tickets`);

/** All tickets that the person may read, filtered as the URL says. */
export function TicketListScreen(): ReactNode {
  const say = useSay();
  const search = useSearch({ from: '/tickets' });
  const navigate = useNavigate();
  const listed = useTickets(queryOf(search));
  const arrived = useArrivals((row) => isOpen(row.state), listed.rows);
  const forget = useForgetArrivals();
  const refresh = (): void => {
    forget();
    listed.refresh();
  };
  useKeys([{ id: 'refresh', label: words.refresh, keys: '.', run: refresh }]);
  const change = (part: Partial<Record<keyof ListSearch, string | undefined>>): void =>
    void navigate({ to: '/tickets', search: { ...search, ...part } as ListSearch, replace: true });
  return (
    <div className="list-screen">
      <div className="screen-head">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        {listed.count && <span className="quiet">{say(counted(listed.count.tickets, listed.count.more))}</span>}
      </div>
      <Filters search={search} onChange={change} />
      {arrived > 0 && (
        <button type="button" className="arrivals" onClick={refresh}>
          {say(t(`${arrived} 张有新变化 · 按 `, `${arrived} changed · press `))}
          <kbd>.</kbd>
        </button>
      )}
      {listed.error ? <Failure error={listed.error} onRetry={listed.refresh} /> : null}
      {listed.isLoading ? <Loading rows={8} /> : null}
      {!listed.isLoading && !listed.error && listed.rows.length === 0 ? (
        <Empty icon="search" title={words.empty}>
          <Button onClick={() => void navigate({ to: '/tickets', search: {} })}>{say(words.clear)}</Button>
        </Empty>
      ) : null}
      {listed.rows.length > 0 && (
        <TicketTable
          rows={listed.rows}
          hasMore={listed.hasMore}
          onMore={listed.more}
          onOpen={({ ticketId }) => void navigate({ to: '/tickets/$ticketId', params: { ticketId } })}
        />
      )}
    </div>
  );
}

function Filters({
  search,
  onChange,
}: {
  search: ListSearch;
  onChange: (part: Partial<Record<keyof ListSearch, string | undefined>>) => void;
}): ReactNode {
  const say = useSay();
  const { jurisdiction } = useNames();
  const nothingFound = say(words.nothing);
  const labelled = (labels: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: say(label) }));
  const choices = [
    { key: 'state', label: words.state, options: labelled(ticketStateLabels) },
    { key: 'urgency', label: words.urgency, options: labelled(urgencyLabels) },
    {
      key: 'unit',
      label: words.unit,
      options: (jurisdiction?.units ?? []).map(({ id, name }) => ({ value: id, label: say(name) })),
    },
    {
      key: 'matter',
      label: words.matter,
      options: (jurisdiction?.matters ?? []).map(({ code, name }) => ({ value: code, label: say(name) })),
    },
  ] as const;
  return (
    <div className="filters" role="search">
      <SearchBox value={search.words ?? ''} onChange={(text) => onChange({ words: text || undefined })} />
      {choices.map(({ key, label, options }) => (
        <Choice
          key={key}
          label={say(label)}
          value={search[key]}
          options={options}
          nothingFound={nothingFound}
          onChange={(value) => onChange({ [key]: value })}
        />
      ))}
      <label className="tick">
        <input
          type="checkbox"
          checked={search.open === 'no'}
          onChange={(event) => onChange({ open: event.currentTarget.checked ? 'no' : undefined })}
        />
        {say(words.closed)}
      </label>
    </div>
  );
}

const SEARCH_PAUSE_MS = 250;

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useKeys([{ id: 'search', label: words.search, keys: '/', run: () => input.current?.focus() }]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => latest.current(typed), SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return (
    <label className="search-box">
      <span>{say(words.search)}</span>
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={say(words.find)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  );
}
