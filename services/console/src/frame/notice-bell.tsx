import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useNotices } from '../requests/use-requests';
import { Count, countText } from '../ui/count';
import { Icon } from '../ui/icon';

const words = { notices: t('通知', 'Notices') };

/** Opens the notices of this person, and shows how many wait. */
export function NoticeBell(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { data } = useNotices('me', 'no');
  const waiting = data?.counts.mine ?? 0;
  const open = (): void => void navigate({ to: '/notices' });
  useKeys([{ id: 'notices', label: words.notices, keys: 'alt+KeyN', inText: true, run: open }]);
  return (
    <button
      type="button"
      className="bar-button"
      aria-label={`${say(words.notices)} ${countText(waiting)}`.trim()}
      onClick={open}
    >
      <Icon name="bell" />
      <span className="bar-word">{say(words.notices)}</span> <Count of={waiting} />
    </button>
  );
}
