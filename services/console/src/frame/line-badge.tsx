import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useNow } from '../language/use-now';
import { clockTime } from '../language/when';
import type { Line } from '../live/use-live';

/** Shows whether the data on the screen are live, and how old they are if not. */
export function LineBadge({ line: { state, since } }: { line: Line }): ReactNode {
  const say = useSay();
  const now = useNow();
  const seconds = Math.max(1, Math.round((now - since) / 1000));
  const text = {
    live: t('实时', 'Live'),
    connecting: t(`重连中 ${seconds} 秒`, `Reconnecting ${seconds} s`),
    offline: t(`离线 · 数据截至 ${clockTime(since)}`, `Offline · as of ${clockTime(since)}`),
  }[state];
  return (
    <span className={`line-badge ${state}`} role="status">
      <span className="dot" aria-hidden="true" />
      {say(text)}
    </span>
  );
}
