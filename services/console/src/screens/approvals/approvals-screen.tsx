import { approvalKindLabels } from '@hotline/contracts/labels';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Approval } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useNow } from '../../language/use-now';
import { agoWords } from '../../language/when';
import { useApprovals } from '../../requests/use-requests';
import { UrgencyTag } from '../../tickets/tags';
import { Empty, Failure, Loading } from '../../ui/states';
import { ApprovalPane } from './approval-pane';

const words = {
  title: t('待审批', 'Approvals'),
  none: t('没有等您审批的事项', 'Nothing waits for your approval'),
  pick: t('从左边选一项', 'Choose a request on the left'),
  next: t('下一项', 'Next'),
  before: t('上一项', 'Previous'),
  refresh: t('刷新', 'Refresh'),
  asks: t('申请', 'asks'),
  waits: t('已等', 'waiting'),
  unclassified: t('待分类', 'Not classified'),
};

export const keyOf = ({ ticket, kind, askedBy }: Approval): string =>
  [ticket.ticketId, kind, askedBy?.id ?? ''].join('.');

/** Everything that waits for the decision of this person; they decide in place. */
export function ApprovalsScreen(): ReactNode {
  const say = useSay();
  const { of } = useSearch({ from: '/approvals' });
  const navigate = useNavigate();
  const { data, error, refetch } = useApprovals();
  const list = data?.approvals ?? [];
  const chosen = list.find((one) => keyOf(one) === of);
  const open = (one: Approval | undefined): void =>
    void navigate({ to: '/approvals', search: one ? { of: keyOf(one) } : {} });
  const at = list.findIndex((one) => keyOf(one) === of);
  const step = (by: number): void => open(list[Math.max(0, Math.min(list.length - 1, at + by))]);
  useKeys([
    { id: 'next-row', label: words.next, keys: 'j', run: () => step(1) },
    { id: 'previous-row', label: words.before, keys: 'k', run: () => step(-1) },
    { id: 'refresh', label: words.refresh, keys: '.', run: () => void refetch() },
  ]);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className={chosen ? 'two-panes has-ticket' : 'two-panes'}>
      <h1 tabIndex={-1} className="only-heard">
        {say(words.title)}
      </h1>
      <section className="pane-list">
        <p className="pane-title" aria-hidden>
          {say(words.title)} {data?.count ?? ''}
        </p>
        {!data && <Loading rows={6} />}
        {data && list.length === 0 && <Empty icon="check" title={words.none} />}
        <ul className="cards">
          {list.map((one) => (
            <ApprovalCard key={keyOf(one)} approval={one} isChosen={one === chosen} onOpen={() => open(one)} />
          ))}
        </ul>
      </section>
      <section className="pane-ticket">
        {chosen ? (
          <ApprovalPane
            key={keyOf(chosen)}
            approval={chosen}
            onBack={() => open(undefined)}
            onDone={() => open(list[at + 1] ?? list[at - 1])}
          />
        ) : (
          <Empty icon="clipboard" title={list.length > 0 ? words.pick : words.none} />
        )}
      </section>
    </div>
  );
}

function ApprovalCard({
  approval: { kind, ticket, askedBy, unit, since, effect },
  isChosen,
  onOpen,
}: {
  approval: Approval;
  isChosen: boolean;
  onOpen: () => void;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  const who = [unit ? say(names.unit(unit)) : '', askedBy?.name ?? ''].filter(Boolean).join(' ');
  return (
    <li className={isChosen ? 'card chosen' : 'card'}>
      <button type="button" className="card-open" aria-current={isChosen || undefined} onClick={onOpen}>
        <span className="line wrap">
          <span className="tag orange">{say(approvalKindLabels[kind])}</span>
          <UrgencyTag urgency={ticket.urgency} />
          <span className="spread" />
          <span className="small quiet">{say(agoWords(since, now))}</span>
        </span>
        <span className="card-title">{ticket.matter ? say(names.matter(ticket.matter)) : say(words.unclassified)}</span>
        <span className="card-told">{say(effect)}</span>
        <span className="small quiet">{who && `${who} ${say(words.asks)}`}</span>
      </button>
    </li>
  );
}
