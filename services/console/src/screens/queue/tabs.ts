import type { Role } from '@hotline/contracts';
import type { TicketState } from '../../api/paths';
import { t, type Text } from '../../language/text';
import type { Filter } from '../../tickets/use-tickets';

export interface QueueTab {
  readonly id: string;
  readonly label: Text;
  readonly filter: Filter;
  /** Roles that see the tab; absent: everybody who may open the screen. */
  readonly roles?: readonly Role[];
  readonly empty: Text;
}
export interface QueueSearch {
  readonly tab?: string;
  readonly ticket?: string;
}
export type QueuePath = '/unit' | '/dispatch' | '/asked' | '/review' | '/disputes' | '/supervised';

const tab = (state: TicketState, label: Text, empty: Text): QueueTab => ({
  id: state,
  label,
  filter: { state: [state] },
  empty,
});
const disputed = tab('disputed', t('协商中', 'Disputed'), t('没有协商中的工单', 'No dispute is open'));
const asked: QueueTab = {
  id: 'unit-asks',
  label: t('单位询问', 'Units ask'),
  filter: { waiting: 'unit-asks' },
  empty: t('没有待答复的询问', 'No unit waits for an answer'),
};
const suspended: QueueTab = {
  id: 'suspended',
  label: t('挂账', 'Suspended'),
  filter: { suspended: 'true' },
  empty: t('没有挂账的工单', 'No ticket is suspended'),
};
const promised: QueueTab = {
  id: 'promised',
  label: t('承诺', 'Promises'),
  filter: { promised: 'true' },
  empty: t('没有待兑现的承诺', 'No promise is open'),
};
const views: QueueTab = {
  id: 'caller-view',
  label: t('查看待核准', 'Approve readings'),
  filter: { waiting: 'caller-view' },
  empty: t('没有待核准的查看申请', 'No request to see a caller waits'),
};
const returns = tab(
  'return-requested',
  t('退单待审', 'Returns'),
  t('没有待审的退单', 'No return waits for a decision'),
);

/** The lists of work behind each entry of the menu. */
export const queues: Readonly<Record<QueuePath, readonly QueueTab[]>> = {
  '/unit': [
    tab('dispatched', t('待签收', 'To acknowledge'), t('没有待签收的工单', 'Nothing to acknowledge')),
    tab('acknowledged', t('处置中', 'In hand'), t('没有处置中的工单', 'Nothing in hand')),
    tab('awaiting-signature', t('待签发', 'To be signed'), t('没有待签发的答复', 'No reply waits for a signature')),
    tab('resolved', t('待回访', 'To be called'), t('没有待回访的工单', 'No callback is open')),
    {
      id: 'unit-answered',
      label: t('询问已答', 'Answered'),
      filter: { waiting: 'unit-answered' },
      empty: t('没有新的答复', 'No question was answered'),
    },
    suspended,
    promised,
    {
      id: 'mine',
      label: t('我的', 'Mine'),
      filter: { assigned: 'me', open: 'true' },
      empty: t('没有派给您的工单', 'Nothing is assigned to you'),
    },
    {
      id: 'away',
      label: t('经办人不在岗', 'Away'),
      filter: { assigned: 'away' },
      empty: t('经办人都在岗', 'Everybody who has a ticket is present'),
      roles: ['unit', 'signatory'],
    },
  ],
  '/dispatch': [
    tab('awaiting-classification', t('待分类', 'Classify'), t('没有待分类的工单', 'Nothing to classify')),
    tab('awaiting-facts', t('缺要素', 'Facts'), t('没有缺要素的工单', 'No fact is missing')),
    returns,
    tab('awaiting-dispatch', t('待派遣', 'Dispatch'), t('没有待派遣的工单', 'Everything is dispatched')),
    asked,
    disputed,
  ],
  '/asked': [asked],
  '/review': [tab('in-review', t('待审核', 'To review'), t('没有待审核的办结', 'Nothing to review')), views],
  '/disputes': [disputed],
  '/supervised': [
    tab('supervised', t('待督办', 'Supervised'), t('没有待督办的工单', 'No ticket waits for a supervisor')),
    tab('awaiting-closure', t('结案待批', 'Closures'), t('没有待批的结案申请', 'No closure to approve')),
    returns,
    views,
    disputed,
    suspended,
    promised,
  ],
};

export const queueSearchOf = (search: Record<string, unknown>): QueueSearch => ({
  ...(typeof search.tab === 'string' ? { tab: search.tab } : {}),
  ...(typeof search.ticket === 'string' ? { ticket: search.ticket } : {}),
});
