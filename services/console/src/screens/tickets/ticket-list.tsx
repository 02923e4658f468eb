import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { instantOf } from '../../language/when';
import { isOpen } from '../../tickets/states';
import { TicketTable } from '../../tickets/ticket-table';
import { useArrivals, useForgetArrivals, useTickets, type Listed } from '../../tickets/use-tickets';
import { Failure, Loading } from '../../ui/states';
import { ViewPanel } from '../../views/view-panel';
import { Chips } from './chips';
import { queryOf, type ListSearch } from './filter';
import { FilterPanel } from './filter-panel';
import { NothingFound } from './nothing-found';
import { OrderBar } from './order-bar';
import { SearchBox } from './search-box';
import { TelephoneLook } from './telephone-look';
import { words } from './words';

const counted = (tickets: number, isMore: boolean) =>
  t(`共 ${tickets}${isMore ? '+' : ''} 张`, `${tickets}${isMore ? '+' : ''} tickets`);
const startOfDay = (day: string): string | undefined => instantOf(`${day}T00:00`);

/** All tickets that the person may read, searched and filtered as the URL says. */
export function TicketListScreen(): ReactNode {
  const say = useSay();
  const search: ListSearch = useSearch({ from: '/tickets' });
  const navigate = useNavigate();
  const [phone, setPhone] = useState<string>();
  const [layer, setLayer] = useState<'filters' | 'views'>();
  const close = (): void => setLayer(undefined);
  const listed = useTickets(queryOf(search, startOfDay), phone === undefined);
  const change = (next: ListSearch): void => void navigate({ to: '/tickets', search: next, replace: true });
  useKeys([
    { id: 'filters', label: words.filters, keys: 'f', run: () => setLayer('filters') },
    { id: 'views', label: words.views, keys: 'v', run: () => setLayer('views') },
  ]);
  return (
    <div className="list-screen">
      <div className="screen-head">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        {listed.count && listed.count.tickets > 0 && phone === undefined && (
          <span className="quiet" role="status">
            {say(counted(listed.count.tickets, listed.count.more))}
          </span>
        )}
      </div>
      <div role="search" className="search-head">
        <SearchBox
          value={search.words ?? ''}
          onTelephone={setPhone}
          onChange={(typed) => change({ ...search, words: typed === '' ? undefined : typed } as ListSearch)}
        />
        <OrderBar
          search={search}
          onChange={change}
          onFilters={() => setLayer('filters')}
          onViews={() => setLayer('views')}
        />
        <Chips search={search} onChange={change} />
      </div>
      {phone === undefined ? (
        <Results listed={listed} search={search} onChange={change} />
      ) : (
        <TelephoneLook key={phone} phone={phone} />
      )}
      <FilterPanel isOpen={layer === 'filters'} onClose={close} search={search} onChange={change} />
      <ViewPanel
        isOpen={layer === 'views'}
        onClose={close}
        search={search}
        onOpen={(saved) => {
          close();
          change(saved);
        }}
      />
    </div>
  );
}

function Results({
  listed,
  search,
  onChange,
}: {
  listed: Listed;
  search: ListSearch;
  onChange: (search: ListSearch) => void;
}): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const arrived = useArrivals((row) => isOpen(row.state), listed.rows);
  const forget = useForgetArrivals();
  const refresh = (): void => {
    forget();
    listed.refresh();
  };
  useKeys([{ id: 'refresh', label: words.refresh, keys: '.', run: refresh }]);
  return (
    <>
      {arrived > 0 && search.words === undefined && (
        <button type="button" className="arrivals" onClick={refresh}>
          {say(t(`${arrived} 张有新变化 · 按 `, `${arrived} changed · press `))}
          <kbd>.</kbd>
        </button>
      )}
      {listed.error ? <Failure error={listed.error} onRetry={listed.refresh} /> : null}
      {listed.isLoading ? <Loading rows={8} /> : null}
      {!listed.isLoading && !listed.error && listed.rows.length === 0 ? (
        <NothingFound search={search} onChange={onChange} />
      ) : null}
      {listed.rows.length > 0 && (
        <TicketTable
          rows={listed.rows}
          hasMore={listed.hasMore}
          onMore={listed.more}
          onOpen={({ ticketId }) => void navigate({ to: '/tickets/$ticketId', params: { ticketId } })}
        />
      )}
    </>
  );
}
