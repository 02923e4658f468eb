import { t, type Text } from '../../language/text';

interface ServiceWords {
  readonly name: Text;
  /** What people notice while the service is late or holds a ticket back. */
  readonly suffers: Text;
}

const SERVICES: Readonly<Record<string, ServiceWords>> = {
  intake: {
    name: t('受理', 'Intake'),
    suffers: t('并案提示、补充情况和通知诉求人的消息会晚到', 'Duplicates, additions and messages to callers come late'),
  },
  classification: {
    name: t('分类', 'Classification'),
    suffers: t('新工单停在“已受理”，迟迟没有事项', 'New tickets stay “registered” without a matter'),
  },
  routing: {
    name: t('派单', 'Routing'),
    suffers: t(
      '工单不会派到单位，派单台和承办页面看不到新单',
      'Tickets do not reach units; their lists miss new tickets',
    ),
  },
  sla: {
    name: t('时限', 'Time limits'),
    suffers: t('到期时间、黄牌红牌和提醒会晚出现', 'Due times, cards and notices appear late'),
  },
  feedback: {
    name: t('回访', 'Callbacks'),
    suffers: t('办结的工单不会进入回访台', 'Resolved tickets do not reach the callback screen'),
  },
  board: {
    name: t('查询与看板', 'Search and board'),
    suffers: t('列表、指标和督办墙显示的是旧数据', 'Lists, figures and the wall show old data'),
  },
  people: {
    name: t('人员与值班', 'People and duty'),
    suffers: t('登录、请假和替岗的变化会晚生效', 'Sign-in, absence and substitutes take effect late'),
  },
};

export const wordsOf = (service: string): ServiceWords =>
  SERVICES[service] ?? {
    name: t('其他服务', 'Another service'),
    suffers: t('部分页面数据会晚到', 'Some data comes late'),
  };

/** Work that waits in a service. */
export interface ServiceLoad {
  readonly lag: number;
  readonly parked: number;
  readonly undelivered: number;
  readonly paused: boolean;
}
/** Events that a service may have before it in normal operation. */
const NORMAL_LAG = 100;

export type ServiceCondition = 'well' | 'late' | 'held';

/** `held`: tickets wait for an administrator, or messages for the gateway; `late`: many events wait to be handled. */
export function conditionOf({ lag, parked, paused }: ServiceLoad): ServiceCondition {
  if (parked > 0 || paused) return 'held';
  return lag > NORMAL_LAG ? 'late' : 'well';
}
