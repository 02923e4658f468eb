import { roleLabels } from '@hotline/contracts/labels';
import { Outlet, useLocation, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useJurisdiction, useNames } from '../jurisdiction/use-jurisdiction';
import { KeySheet } from '../keys/key-sheet';
import { Palette } from '../keys/palette';
import { handle } from '../keys/registry';
import { useKeys } from '../keys/use-keys';
import { useLanguage, useSay } from '../language/language';
import { t } from '../language/text';
import { useLive } from '../live/use-live';
import { changeSeat, signOut } from '../session/session';
import { usePerson } from '../session/use-person';
import { DropMenu } from '../ui/layers';
import { Icon } from '../ui/icon';
import { useColours } from '../ui/theme';
import { Emergency } from './emergency';
import { LineBadge } from './line-badge';
import { screenAt } from './menu';
import { NoticeBell } from './notice-bell';
import { OtherRole } from './other-role';
import { OutboxBadge } from './outbox-badge';
import { Rail } from './rail';

/** Fragment of the URL with which the search screen opens with its field focused. */
const SEARCH = 'search';
const words = {
  product: t('12345 热线', '12345 hotline'),
  search: t('查找工单', 'Find tickets'),
  find: t('查找与操作', 'Find and do'),
  keys: t('快捷键', 'Keys'),
  english: t('English', '中文'),
  dark: t('深色', 'Dark'),
  light: t('浅色', 'Light'),
  act: t('改任', 'Act as'),
  leave: t('退出登录', 'Sign out'),
  skip: t('跳到内容', 'Skip to the content'),
};

/** Top bar, menu and the screen between them. */
export function Frame(): ReactNode {
  const say = useSay();
  const line = useLive();
  const navigate = useNavigate();
  const goToSearch = (): void => {
    const field = document.querySelector<HTMLInputElement>('.search-box input');
    if (field) field.focus();
    else void navigate({ to: '/tickets', hash: SEARCH });
  };
  const [layer, setLayer] = useState<'palette' | 'keys'>();
  useEffect(() => {
    addEventListener('keydown', handle);
    return () => removeEventListener('keydown', handle);
  }, []);
  useKeys([
    { id: 'palette', label: words.find, keys: 'ctrl+k', inText: true, run: () => setLayer('palette') },
    { id: 'search', label: words.search, keys: '/', run: goToSearch },
    { id: 'keys', label: words.keys, keys: '?', run: () => setLayer('keys') },
  ]);
  const { pathname } = useLocation();
  useEffect(() => {
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [pathname]);
  const close = (): void => setLayer(undefined);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say(words.skip)}
      </a>
      <header className="top-bar">
        <Title />
        <span className="spread" />
        <OutboxBadge />
        <LineBadge line={line} />
        <Emergency />
        <NoticeBell />
        <button type="button" className="bar-button" onClick={() => setLayer('palette')}>
          <Icon name="search" />
          <span className="only-heard">{say(words.find)}</span>
          <kbd className="hint" aria-hidden="true">
            Ctrl+K
          </kbd>
        </button>
        <PersonMenu onKeys={() => setLayer('keys')} />
      </header>
      <Rail />
      <main id="content" className="content">
        <Screen />
      </main>
      <Palette isOpen={layer === 'palette'} onClose={close} />
      <KeySheet isOpen={layer === 'keys'} onClose={close} />
    </div>
  );
}

/** The screen of the route, or why it is not for the role of the person. */
function Screen(): ReactNode {
  const { role } = usePerson();
  // Not the path of the URL, which changes before the outlet does.
  const pathname = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname });
  const screen = screenAt(pathname ?? '');
  return screen && !screen.roles.includes(role) ? <OtherRole screen={screen} /> : <Outlet />;
}

function Title(): ReactNode {
  const say = useSay();
  const jurisdiction = useJurisdiction();
  return (
    <span className="bar-title">
      <span className="bar-number">12345</span>
      <span className="cut">{jurisdiction ? say(jurisdiction.title).replace(/12345热线|12345 hotline/, '') : ''}</span>
    </span>
  );
}

function PersonMenu({ onKeys }: { onKeys: () => void }): ReactNode {
  const say = useSay();
  const { language, setLanguage } = useLanguage();
  const person = usePerson();
  const { unit } = useNames();
  const { isDark, toggle } = useColours();
  const seat = say(person.unit ? unit(person.unit) : roleLabels[person.role]);
  const others = person.seats.filter((one) => one.seat !== person.seat);
  return (
    <DropMenu
      trigger={
        <button type="button" className="bar-button" aria-label={`${person.name} · ${seat}`}>
          <Icon name="person" />
          <span className="cut bar-person" data-may-be-cut>{`${person.name} · ${seat}`}</span>
        </button>
      }
      lines={[
        ...others.map((other) => ({
          id: other.seat,
          label: `${say(words.act)} ${say(other.roleName)}${other.unit ? ` ${say(other.unit.name)}` : ''}`,
          icon: 'person' as const,
          onPick: () => changeSeat(other.seat),
        })),
        {
          id: 'language',
          label: say(words.english),
          icon: 'message-check',
          onPick: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
        },
        { id: 'colours', label: say(isDark ? words.light : words.dark), icon: isDark ? 'sun' : 'moon', onPick: toggle },
        { id: 'keys', label: say(words.keys), icon: 'keyboard', onPick: onKeys },
        { id: 'leave', label: say(words.leave), icon: 'exit', onPick: () => void signOut() },
      ]}
    />
  );
}
