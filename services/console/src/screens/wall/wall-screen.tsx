import { ticketStateLabels } from '@hotline/contracts/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import type { Figures, TicketState } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { useNow } from '../../language/use-now';
import { clockTime, dayOf } from '../../language/when';
import { DueTag, StateTag, UrgencyTag } from '../../tickets/tags';
import { useTickets } from '../../tickets/use-tickets';
import type { ListSearch } from '../tickets/filter';
import { Failure, Loading } from '../../ui/states';
import { useAlwaysDark } from '../../ui/theme';

const words = {
  title: t('督办墙', 'Wall'),
  open: t('在办', 'Open'),
  overdue: t('红牌 超时', 'Red cards'),
  atRisk: t('黄牌 将超时', 'Yellow cards'),
  nobodys: t('无人承办', 'With nobody'),
  soon: t('24 小时内到期', 'Due in 24 h'),
  today: t('今日受理', 'Registered today'),
  closed: t('今日结案', 'Closed today'),
  gaps: t('职责缺口', 'Gaps'),
  problems: t('问题工单', 'Problem tickets'),
  suspended: t('挂账', 'Suspended'),
  units: t('承办单位', 'Units'),
  states: t('各环节', 'By state'),
  now: t('需立即关注', 'Look at these now'),
  asOf: t('数据时间', 'As of'),
  none: t('没有', 'None'),
  unclassified: t('待分类', 'Not classified'),
};
const REFRESH_MS = 10_000;
/** Figures older than this are marked as old. */
const OLD_MS = 60_000;
const MOST_UNITS = 10;
const MOST_TICKETS = 8;

/**
 * The figures of the hotline; most numbers link to their list of tickets. `?wall=1`: dark, large, no texts of tickets.
 */
export function WallScreen(): ReactNode {
  const say = useSay();
  const { wall } = useSearch({ from: '/wall' });
  const now = useNow();
  useAlwaysDark(wall === 1);
  const { data, error, refetch } = useQuery<Figures>({
    queryKey: ['figures'],
    queryFn: () => dataOf(api.GET('/api/v1/figures')),
    refetchInterval: REFRESH_MS,
  });
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  const isOld = now - Date.parse(data.at) > OLD_MS;
  return (
    <div className={`wall ${wall === 1 ? 'far' : ''} ${isOld ? 'old' : ''}`}>
      <div className="screen-head">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        <span className="quiet">
          {say(words.asOf)} {clockTime(Date.parse(data.at))}
        </span>
      </div>
      <Numbers figures={data} />
      <div className="wall-columns">
        <Units figures={data} />
        {wall === 1 ? null : <Urgent />}
        <States figures={data} />
      </div>
    </div>
  );
}

interface Shown {
  readonly label: Text;
  readonly value: number;
  readonly tone?: string;
  readonly search?: ListSearch;
}

function Numbers({ figures }: { figures: Figures }): ReactNode {
  const say = useSay();
  const now = useNow();
  const soon = new Date(now + 24 * 3_600_000).toISOString();
  const shown: readonly Shown[] = [
    { label: words.overdue, value: figures.overdue, tone: 'red', search: { overdue: 'yes' } },
    { label: words.atRisk, value: figures.atRisk, tone: 'yellow' },
    {
      label: words.nobodys,
      value: figures.nobodys,
      tone: 'yellow',
      search: { state: ['registered', 'awaiting-classification', 'awaiting-facts', 'awaiting-dispatch', 'disputed'] },
    },
    { label: words.soon, value: figures.dueWithin24h, tone: 'yellow', search: { dueBefore: soon } },
    { label: words.open, value: figures.open, search: {} },
    { label: words.today, value: figures.registeredToday, search: { from: dayOf(now), open: 'no', sort: 'newest' } },
    { label: words.closed, value: figures.closedToday, search: { state: ['closed'], open: 'no' } },
    { label: words.gaps, value: figures.gaps },
    { label: words.problems, value: figures.problems },
    { label: words.suspended, value: figures.suspended, search: { suspended: 'true' } },
  ];
  return (
    <ul className="numbers">
      {shown.map(({ label, value, tone, search }) => (
        <li key={label.en} className={`number-card ${value > 0 ? (tone ?? '') : ''}`}>
          {search ? (
            <Link to="/tickets" search={search}>
              <span className="number-value">{value}</span>
              <span>{say(label)}</span>
            </Link>
          ) : (
            <span className="number-plain">
              <span className="number-value">{value}</span>
              <span>{say(label)}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Units({ figures }: { figures: Figures }): ReactNode {
  const say = useSay();
  const names = useNames();
  const units = [...figures.byUnit].sort((one, other) => other.overdue - one.overdue || other.open - one.open);
  const most = Math.max(1, ...units.map(({ open }) => open));
  return (
    <section className="panel">
      <h2>{say(words.units)}</h2>
      <ul className="bars">
        {units.slice(0, MOST_UNITS).map(({ unit, open, overdue, unassigned }) => (
          <li key={unit}>
            <Link to="/tickets" search={{ unit: [unit] }} className="bar-line">
              <span className="bar-name">{say(names.unit(unit))}</span>
              <span className="bar-track" aria-hidden="true">
                <span className="bar-over" style={{ width: `${(overdue / most) * 100}%` }} />
                <span className="bar-open" style={{ width: `${((open - overdue) / most) * 100}%` }} />
              </span>
              <span className="bar-words">
                {say(t(`超时 ${overdue} / 在办 ${open}`, `${overdue} late / ${open} open`))}
                {unassigned > 0 && say(t(` / 未派人 ${unassigned}`, ` / ${unassigned} unassigned`))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function States({ figures }: { figures: Figures }): ReactNode {
  const say = useSay();
  const states = Object.entries(figures.byState).filter(
    ([state, count]) => count > 0 && state in ticketStateLabels,
  ) as [TicketState, number][];
  return (
    <section className="panel">
      <h2>{say(words.states)}</h2>
      <ul className="state-counts">
        {states.map(([state, count]) => (
          <li key={state}>
            <Link to="/tickets" search={{ state: [state], open: 'no' }} className="line">
              <StateTag state={state} />
              <span className="spread" />
              <span className="strong">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Open tickets, the longest overdue first. */
function Urgent(): ReactNode {
  const say = useSay();
  const names = useNames();
  const { rows } = useTickets({ open: 'true', sort: 'due' });
  return (
    <section className="panel">
      <h2>{say(words.now)}</h2>
      {rows.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="stack">
        {rows.slice(0, MOST_TICKETS).map((row) => (
          <li key={row.ticketId}>
            <Link to="/tickets/$ticketId" params={{ ticketId: row.ticketId }} className="now-line">
              <span className="line wrap">
                <DueTag ticket={row} />
                <UrgencyTag urgency={row.urgency} />
                <span className="strong">{row.matter ? say(names.matter(row.matter)) : say(words.unclassified)}</span>
              </span>
              <span className="quiet cut">{row.lead ? say(names.unit(row.lead)) : row.excerpt}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
