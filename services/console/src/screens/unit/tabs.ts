import { t, type Text } from '../../language/text';
import type { Filter } from '../../tickets/use-tickets';

export interface UnitTab {
  readonly id: 'new' | 'doing' | 'sign' | 'asked';
  readonly label: Text;
  readonly state: NonNullable<Filter['state']>;
  readonly empty: Text;
}

export const unitTabs: readonly UnitTab[] = [
  {
    id: 'new',
    label: t('待签收', 'To sign for'),
    state: 'dispatched',
    empty: t('没有待签收的工单', 'Nothing to sign for'),
  },
  {
    id: 'doing',
    label: t('处置中', 'In hand'),
    state: 'acknowledged',
    empty: t('没有处置中的工单', 'Nothing in hand'),
  },
  {
    id: 'sign',
    label: t('待签发', 'To be signed'),
    state: 'awaiting-signature',
    empty: t('没有待签发的答复', 'No reply waits for a signature'),
  },
  {
    id: 'asked',
    label: t('待回访', 'To be called'),
    state: 'resolved',
    empty: t('没有待回访的工单', 'No callback is open'),
  },
];

export interface UnitSearch {
  readonly tab?: UnitTab['id'];
  readonly ticket?: string;
}
export function tabOf(search: Record<string, unknown>): UnitSearch {
  const tab = unitTabs.find(({ id }) => id === search.tab)?.id;
  return { ...(tab ? { tab } : {}), ...(typeof search.ticket === 'string' ? { ticket: search.ticket } : {}) };
}
