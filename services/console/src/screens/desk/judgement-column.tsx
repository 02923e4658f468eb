import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { filled } from '../../actions/action';
import type { CallDraft } from './call-draft';

const PAUSE_MS = 300;
const LEAST_CHARACTERS = 6;
const words = {
  title: t('可能相同', 'Maybe the same'),
  wait: t('边录边查，录入几个字后显示', 'Looked up while you type'),
  none: t('没有发现相同的在办工单', 'No open ticket like it'),
  sure: t('相似', 'alike'),
  shared: t('共同点', 'in common'),
  danger: t('遇到危险：先转 110、119 或 120，再登记', 'Danger: hand over to 110, 119 or 120 first, then register'),
};

/** A value once it has not changed for a while. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Open tickets that may be about the same trouble, while the call is typed. It never takes the focus. */
export function JudgementColumn({ call }: { call: CallDraft }): ReactNode {
  const say = useSay();
  const settled = useSettled(call);
  const isOn = settled.narrative.trim().length >= LEAST_CHARACTERS;
  const body = {
    narrative: settled.narrative.trim(),
    location: filled({ address: settled.address.trim() || undefined, region: settled.region || undefined }),
  };
  const { data } = useQuery({
    queryKey: ['similar', body],
    queryFn: () => dataOf(api.POST('/api/v1/similar-tickets', { body })),
    enabled: isOn,
    retry: false,
    placeholderData: (before) => before,
  });
  const found = isOn ? (data?.possiblySame ?? []) : [];
  return (
    <section className="panel stack judgement" aria-live="polite">
      <h2>{say(words.title)}</h2>
      {!isOn && <p className="quiet">{say(words.wait)}</p>}
      {isOn && found.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="stack">
        {found.map(({ ticketId, ticketNo, likeness, shared, registeredAt }) => (
          <li key={ticketId} className="stack tight">
            <span className="line">
              <Link to="/tickets/$ticketId" params={{ ticketId }}>
                {ticketNo}
              </Link>
              <span className="tag orange">
                {say(words.sure)} {Math.round(likeness * 100)}%
              </span>
              <span className="small quiet">{say(when(registeredAt))}</span>
            </span>
            {[...shared.locations, ...shared.words].length > 0 && (
              <span className="small quiet">
                {say(words.shared)}：{[...shared.locations, ...shared.words].slice(0, 6).join('、')}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="danger-line">{say(words.danger)}</p>
    </section>
  );
}
