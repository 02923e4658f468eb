import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { GivenNotice, NoticeList, Problem } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useNow } from '../../language/use-now';
import { agoWords } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { useNotices } from '../../requests/use-requests';
import { UrgencyTag } from '../../tickets/tags';
import { Button } from '../../ui/button';
import { Empty, Failure, Loading, ProblemBox } from '../../ui/states';

const words = {
  title: t('通知', 'Notices'),
  mine: t('我的', 'Mine'),
  unit: t('本单位', 'Of my unit'),
  none: t('没有待确认的通知', 'No notice waits'),
  acknowledge: t('确认', 'Acknowledge'),
  remark: t('怎么处理（可不填）', 'What you do about it (optional)'),
  open: t('打开工单', 'Open the ticket'),
  seen: t('已确认', 'Acknowledged'),
  nobody: t('无人在岗，等本单位任何人处理', 'Nobody was present; anybody of the unit may take it'),
  next: t('下一条', 'Next'),
  before: t('上一条', 'Previous'),
  standsIn: t('代', 'for'),
};

/** Notices of clocks that come near their due time or have passed it: those that wait first, then those acknowledged. */
export function NoticesScreen(): ReactNode {
  const say = useSay();
  const { tab } = useSearch({ from: '/notices' });
  const navigate = useNavigate();
  const of = tab ?? 'me';
  const waiting = useNotices(of, 'no');
  const seen = useNotices(of, 'yes');
  const [at, setAt] = useState(0);
  const list = waiting.data?.notices ?? [];
  const chosen = list[Math.min(at, list.length - 1)];
  const acknowledge = useAcknowledge();
  useKeys([
    { id: 'next-row', label: words.next, keys: 'j', run: () => setAt(Math.min(list.length - 1, at + 1)) },
    { id: 'previous-row', label: words.before, keys: 'k', run: () => setAt(Math.max(0, at - 1)) },
    { id: 'acknowledge', label: words.acknowledge, keys: 'a', run: () => chosen && void acknowledge.give(chosen) },
    {
      id: 'open-ticket',
      label: words.open,
      keys: 'o',
      run: () => chosen && void navigate({ to: '/tickets/$ticketId', params: { ticketId: chosen.ticketId } }),
    },
  ]);
  if (waiting.error && !waiting.data) return <Failure error={waiting.error} onRetry={() => void waiting.refetch()} />;
  return (
    <div className="notices">
      <h1 tabIndex={-1}>{say(words.title)}</h1>
      <NoticeTabs of={of} counts={waiting.data?.counts} />
      {acknowledge.problem && <ProblemBox problem={acknowledge.problem} />}
      {!waiting.data && <Loading rows={5} />}
      {waiting.data && list.length === 0 && <Empty icon="check" title={words.none} />}
      <ul className="cards">
        {list.map((notice) => (
          <NoticeCard
            key={notice.notice}
            notice={notice}
            isChosen={notice === chosen}
            onAcknowledge={(remark) => void acknowledge.give(notice, remark)}
          />
        ))}
      </ul>
      <Acknowledged list={seen.data?.notices ?? []} />
    </div>
  );
}

function NoticeTabs({ of, counts }: { of: 'me' | 'unit'; counts: NoticeList['counts'] | undefined }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const tabs = [
    { id: 'me', label: words.mine, count: counts?.mine },
    { id: 'unit', label: words.unit, count: counts?.unit },
  ] as const;
  return (
    <div className="tabs" role="tablist">
      {tabs.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === of}
          className={id === of ? 'tab chosen' : 'tab'}
          onClick={() => void navigate({ to: '/notices', search: id === 'unit' ? { tab: 'unit' } : {} })}
        >
          {say(label)} {count ?? ''}
        </button>
      ))}
    </div>
  );
}

function useAcknowledge() {
  const give = useGive();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<Problem>();
  return {
    problem,
    give: async ({ notice }: GivenNotice, remark?: string): Promise<void> => {
      const outcome = await give({
        path: '/api/v1/notices/{notice}/acknowledge',
        params: { notice },
        body: remark ? { remark } : {},
        label: words.acknowledge,
      });
      setProblem('problem' in outcome ? outcome.problem : undefined);
      await queries.invalidateQueries({ queryKey: ['notices'] });
    },
  };
}

function NoticeHead({ notice }: { notice: GivenNotice }): ReactNode {
  const say = useSay();
  const now = useNow();
  const { text, urgency, overdue, at, unitName, personName, standsInFor } = notice;
  const who = personName ? [personName, standsInFor && `${say(words.standsIn)} ${standsInFor}`] : [say(words.nobody)];
  return (
    <>
      <span className="line wrap">
        {overdue && <span className="tag red-line">{say(t('已超时', 'Overdue'))}</span>}
        <UrgencyTag urgency={urgency} />
        <span className="spread" />
        <span className="small quiet">{say(agoWords(at, now))}</span>
      </span>
      <p className="strong">{say(text)}</p>
      <p className="small quiet">{[say(unitName), ...who].filter(Boolean).join(' · ')}</p>
    </>
  );
}

function NoticeCard({
  notice,
  isChosen,
  onAcknowledge,
}: {
  notice: GivenNotice;
  isChosen: boolean;
  onAcknowledge: (remark: string) => void;
}): ReactNode {
  const say = useSay();
  const [remark, setRemark] = useState('');
  return (
    <li className={isChosen ? 'card notice chosen' : 'card notice'} aria-current={isChosen || undefined}>
      <NoticeHead notice={notice} />
      <div className="line wrap">
        <input
          className="remark spread"
          aria-label={say(words.remark)}
          placeholder={say(words.remark)}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <Button
          tone="main"
          size="touch"
          icon="check"
          keys={isChosen ? 'a' : undefined}
          onClick={() => onAcknowledge(remark.trim())}
        >
          {say(words.acknowledge)}
        </Button>
        <Link className="button plain touch" to="/tickets/$ticketId" params={{ ticketId: notice.ticketId }}>
          {say(words.open)}
        </Link>
      </div>
    </li>
  );
}

function Acknowledged({ list }: { list: readonly GivenNotice[] }): ReactNode {
  const say = useSay();
  const now = useNow();
  if (list.length === 0) return null;
  return (
    <section className="stack">
      <h2 className="pane-title">{say(words.seen)}</h2>
      <ul className="cards">
        {list.map((notice) => (
          <li key={notice.notice} className="card notice">
            <NoticeHead notice={notice} />
            {notice.acknowledged && (
              <p className="small">
                {say(words.seen)} · {notice.acknowledged.name ?? ''} {say(agoWords(notice.acknowledged.at, now))}
                {notice.acknowledged.remark && ` · ${notice.acknowledged.remark}`}
              </p>
            )}
            <Link to="/tickets/$ticketId" params={{ ticketId: notice.ticketId }}>
              {say(words.open)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
