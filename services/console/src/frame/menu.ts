import type { Role } from '@hotline/contracts';
import { t, type Text } from '../language/text';
import type { IconName } from '../ui/icon';

export interface MenuEntry {
  readonly to: string;
  readonly label: Text;
  readonly icon: IconName;
  readonly roles: readonly Role[];
}

const UNIT: readonly Role[] = ['unit', 'officer', 'signatory'];
export const APPROVALS = '/approvals';

/** Screens in the order of the menu; the first one that a role may see is its home. */
export const menu: readonly MenuEntry[] = [
  { to: '/desk', label: t('受理', 'Desk'), icon: 'headset', roles: ['operator'] },
  { to: '/dispatch', label: t('派单', 'Dispatch'), icon: 'route', roles: ['dispatcher'] },
  { to: '/callback', label: t('回访', 'Callback'), icon: 'phone-out', roles: ['callback'] },
  { to: '/asked', label: t('单位询问', 'Units ask'), icon: 'help', roles: ['operator', 'callback'] },
  { to: '/review', label: t('审核', 'Review'), icon: 'message-check', roles: ['reviewer'] },
  { to: '/disputes', label: t('协调', 'Disputes'), icon: 'scales', roles: ['coordinator'] },
  { to: '/wall', label: t('督办墙', 'Wall'), icon: 'wall', roles: ['supervisor', 'admin'] },
  {
    to: '/figures',
    label: t('指标', 'Figures'),
    icon: 'pulse',
    roles: ['dispatcher', 'supervisor', 'coordinator', 'admin'],
  },
  { to: '/supervised', label: t('督办', 'Orders'), icon: 'eye', roles: ['supervisor'] },
  { to: '/unit', label: t('承办', 'Unit'), icon: 'tool', roles: UNIT },
  {
    to: '/scores',
    label: t('考核', 'Scores'),
    icon: 'clipboard',
    roles: ['dispatcher', 'supervisor', 'coordinator', 'admin', 'unit', 'signatory'],
  },
  {
    to: APPROVALS,
    label: t('待审批', 'Approvals'),
    icon: 'clipboard',
    roles: ['dispatcher', 'signatory', 'reviewer', 'supervisor', 'coordinator', 'admin'],
  },
  { to: '/clock-changes', label: t('时限变更', 'Limits'), icon: 'clock', roles: ['supervisor', 'admin'] },
  {
    to: '/tickets',
    label: t('工单', 'Tickets'),
    icon: 'list',
    roles: ['operator', 'dispatcher', ...UNIT, 'reviewer', 'callback', 'supervisor', 'coordinator', 'admin'],
  },
  { to: '/versions', label: t('版本', 'Rules'), icon: 'book', roles: ['supervisor', 'admin'] },
  { to: '/health', label: t('运行', 'Health'), icon: 'tool', roles: ['admin'] },
  {
    to: '/people',
    label: t('人员', 'People'),
    icon: 'people',
    roles: ['operator', 'dispatcher', ...UNIT, 'reviewer', 'callback', 'supervisor', 'coordinator', 'admin'],
  },
];

export const menuOf = (role: Role): MenuEntry[] => menu.filter(({ roles }) => roles.includes(role));
/** The screen at a path, if it is one of the menu. */
export const screenAt = (pathname: string): MenuEntry | undefined =>
  menu.find(({ to }) => pathname.replace(/(?<=.)\/$/u, '') === to);
export const homeOf = (role: Role): string => menuOf(role)[0]?.to ?? '/tickets';
