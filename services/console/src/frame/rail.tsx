import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useApprovalCount } from '../requests/use-requests';
import { usePerson } from '../session/use-person';
import { Count } from '../ui/count';
import { Icon } from '../ui/icon';
import { DropMenu } from '../ui/layers';
import { useNarrow } from '../ui/use-narrow';
import { APPROVALS, menuOf, type MenuEntry } from './menu';

const words = { menu: t('菜单', 'Menu'), more: t('更多', 'More') };
/** Largest number of entries that a phone shows side by side. */
const MOST_ON_PHONE = 5;

/** The menu: beside the screen, on a phone below it, where the last entries stand in a menu of their own. */
export function Rail(): ReactNode {
  const say = useSay();
  const isNarrow = useNarrow();
  const navigate = useNavigate();
  const entries = menuOf(usePerson().role);
  useKeys(
    entries.slice(0, 9).map(({ to, label }, index) => ({
      id: `menu-${to}`,
      label,
      keys: `alt+Digit${index + 1}`,
      inText: true,
      run: () => void navigate({ to }),
    })),
  );
  const shown = isNarrow && entries.length > MOST_ON_PHONE ? entries.slice(0, MOST_ON_PHONE - 1) : entries;
  const folded = entries.slice(shown.length);
  return (
    <nav className="rail" aria-label={say(words.menu)}>
      {shown.map((entry) => (
        <RailLink key={entry.to} entry={entry} />
      ))}
      {folded.length > 0 && (
        <DropMenu
          trigger={
            <button type="button" className="rail-link rail-more">
              <Icon name="list" size={20} />
              <span>{say(words.more)}</span>
            </button>
          }
          lines={folded.map(({ to, label, icon }) => ({
            id: to,
            label: say(label),
            icon,
            onPick: () => void navigate({ to }),
          }))}
        />
      )}
    </nav>
  );
}

function RailLink({ entry: { to, label, icon } }: { entry: MenuEntry }): ReactNode {
  const say = useSay();
  const waiting = useApprovalCount();
  return (
    <Link to={to} className="rail-link" activeProps={{ className: 'rail-link active' }}>
      <Icon name={icon} size={20} />
      <span>{say(label)}</span>
      {to === APPROVALS && <Count of={waiting} />}
    </Link>
  );
}
