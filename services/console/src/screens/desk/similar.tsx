import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import { filled } from '../../actions/action';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import type { CallDraft } from './call-draft';
import { FollowUp, type EarlierTickets, type Recorded } from './follow-up';

const words = {
  title: t('可能相同', 'Possibly the same'),
  none: t('没有发现相同的在办工单', 'No similar open ticket'),
  alike: t('相似', 'alike'),
  shared: t('共同点', 'in common'),
};
const MOST_SHARED = 6;

/** Open tickets that may be about the same problem, and the ticket that the caller may be calling about. */
export function Similar({
  call,
  earlier,
  onRecorded,
}: {
  call: CallDraft;
  earlier: EarlierTickets | undefined;
  onRecorded: Recorded;
}): ReactNode {
  const say = useSay();
  const body = {
    narrative: call.narrative.trim(),
    location: filled({ address: call.address.trim() || undefined, region: call.region || undefined }),
  };
  const { data } = useQuery({
    queryKey: ['similar', body],
    queryFn: () => dataOf(api.POST('/api/v1/similar-tickets', { body })),
    retry: false,
    placeholderData: (before) => before,
  });
  const found = data?.possiblySame ?? [];
  return (
    <div className="stack tight">
      {data?.followUp && <FollowUp followUp={data.followUp} earlier={earlier} call={call} onRecorded={onRecorded} />}
      <h3>{say(words.title)}</h3>
      {found.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="stack">
        {found.map(({ ticketId, ticketNo, likeness, shared, registeredAt }) => {
          const common = [...shared.locations, ...shared.words].slice(0, MOST_SHARED);
          return (
            <li key={ticketId} className="stack tight">
              <span className="line wrap">
                <Link to="/tickets/$ticketId" params={{ ticketId }}>
                  {ticketNo}
                </Link>
                <span className="tag orange">
                  {say(words.alike)} {Math.round(likeness * 100)}%
                </span>
                <span className="small quiet">{say(when(registeredAt))}</span>
              </span>
              {common.length > 0 && <span className="small quiet">{`${say(words.shared)} ${common.join('、')}`}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
