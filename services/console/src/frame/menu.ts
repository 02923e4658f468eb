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

/** Screens in the order of the menu; the first one that a role may see is its home. */
export const menu: readonly MenuEntry[] = [
  { to: '/unit', label: t('承办', 'Unit'), icon: 'tool', roles: UNIT },
  {
    to: '/tickets',
    label: t('工单', 'Tickets'),
    icon: 'list',
    roles: ['operator', 'dispatcher', ...UNIT, 'reviewer', 'callback', 'supervisor', 'coordinator', 'admin'],
  },
];

export const menuOf = (role: Role): MenuEntry[] => menu.filter(({ roles }) => roles.includes(role));
export const homeOf = (role: Role): string => menuOf(role)[0]?.to ?? '/tickets';
