import type { Role } from '@hotline/contracts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListedTicket } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { useTickets, type Listed } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';
import { Empty, Failure, Loading } from '../../ui/states';
import { QueueCard } from './queue-card';
import { QueueTicket } from './queue-ticket';
import { queues, type QueuePath, type QueueSearch, type QueueTab } from './tabs';

const words = {
  more: t('再显示 50 张', 'Show 50 more'),
  next: t('下一张', 'Next'),
  before: t('上一张', 'Previous'),
  refresh: t('刷新', 'Refresh'),
  pick: t('请从左侧选择工单', 'Choose a ticket on the left'),
};

/** A work list, ordered by due time. One column on phones; list and ticket side by side from 900 px. */
export function QueueScreen({ path }: { path: QueuePath }): ReactNode {
  const say = useSay();
  const { unit, role } = usePerson();
  const search: QueueSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const tabs = queues[path].filter(({ roles }) => roles?.includes(role) ?? true);
  const first = FIRST[role] ?? tabs[0]?.id;
  const tab = tabs.find(({ id }) => id === (search.tab ?? first)) ?? (tabs[0] as QueueTab);
  const listed = useTickets({ ...(unit ? { unit: [unit] } : {}), ...tab.filter, count: 'true' });
  const rows = [...listed.rows].sort(byDue);
  const open = (ticket: string | undefined): void =>
    void navigate({ to: path, search: { tab: tab.id, ...(ticket ? { ticket } : {}) } });
  const at = rows.findIndex(({ ticketId }) => ticketId === search.ticket);
  const step = (by: number): void => open(rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.ticketId);
  useKeys([
    { id: 'next-row', label: words.next, keys: 'j', run: () => step(1) },
    { id: 'previous-row', label: words.before, keys: 'k', run: () => step(-1) },
    { id: 'refresh', label: words.refresh, keys: '.', run: listed.refresh },
  ]);
  return (
    <div className={search.ticket ? 'two-panes has-ticket' : 'two-panes'}>
      <h1 tabIndex={-1} className="only-heard">
        {say(tab.label)}
      </h1>
      <section className="pane-list">
        <Tabs
          tabs={tabs}
          current={tab}
          count={listed.count?.tickets}
          onPick={(id) => void navigate({ to: path, search: { tab: id } })}
        />
        <Cards listed={listed} rows={rows} tab={tab} chosen={search.ticket} onOpen={open} />
      </section>
      <section className="pane-ticket">
        {search.ticket ? (
          <QueueTicket key={search.ticket} ticketId={search.ticket} onBack={() => open(undefined)} />
        ) : (
          <Empty icon="list" title={words.pick} />
        )}
      </section>
    </div>
  );
}

/** The tab that opens first, for roles that do not begin with the first tab of the list. */
const FIRST: Partial<Record<Role, string>> = { signatory: 'awaiting-signature', officer: 'mine' };

const FAR = '9999';
const byDue = (one: ListedTicket, other: ListedTicket): number => (one.dueAt ?? FAR).localeCompare(other.dueAt ?? FAR);

function Tabs({
  tabs,
  current,
  count,
  onPick,
}: {
  tabs: readonly QueueTab[];
  current: QueueTab;
  count: number | undefined;
  onPick: (id: string) => void;
}): ReactNode {
  const say = useSay();
  return (
    <div className="tabs" role="tablist">
      {tabs.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === current.id}
          className={id === current.id ? 'tab chosen' : 'tab'}
          onClick={() => onPick(id)}
        >
          {say(label)}
          {id === current.id && count !== undefined ? ` ${count}` : ''}
        </button>
      ))}
    </div>
  );
}

function Cards({
  listed,
  rows,
  tab,
  chosen,
  onOpen,
}: {
  listed: Listed;
  rows: readonly ListedTicket[];
  tab: QueueTab;
  chosen: string | undefined;
  onOpen: (ticketId: string) => void;
}): ReactNode {
  const say = useSay();
  if (listed.error) return <Failure error={listed.error} onRetry={listed.refresh} />;
  if (listed.isLoading) return <Loading rows={6} />;
  if (rows.length === 0) return <Empty icon="check" title={tab.empty} />;
  return (
    <ul className="cards">
      {rows.map((row) => (
        <QueueCard
          key={row.ticketId}
          row={row}
          isChosen={row.ticketId === chosen}
          onOpen={() => onOpen(row.ticketId)}
        />
      ))}
      {listed.hasMore && (
        <li>
          <Button size="touch" onClick={listed.more}>
            {say(words.more)}
          </Button>
        </li>
      )}
    </ul>
  );
}
