import type { EventData, Text } from '@hotline/contracts';
import { dayText } from '@hotline/contracts/phrases';
import type { SlaView } from '../view';

/** What the caller is told when the ticket is suspended. */
export function suspendedText(code: string, lastDay: string, view: SlaView): Text {
  const [reason, until] = [view.suspensionReasons.get(code), dayText(lastDay)];
  return {
    zh: `${reason ? `因${reason.zh}，` : ''}已列入计划分期办理（挂账），预计至${until.zh}；不视为办结，期间由热线跟踪`,
    en:
      `${reason ? `Because ${reason.en}, the` : 'The'} problem is handled by a plan that runs until ${until.en}. ` +
      'It does not count as resolved, and the hotline follows it',
  };
}

const ENDED: Readonly<Record<EventData<'SuspensionEnded'>['cause'], Text>> = {
  over: { zh: '挂账期满，恢复办理', en: 'the time of the plan is over, and the work goes on' },
  unit: { zh: '承办单位结束挂账，恢复办理', en: 'the unit goes on with the work' },
  supervisor: { zh: '热线督办结束挂账，恢复办理', en: 'the hotline ended the suspension, and the work goes on' },
  resolved: { zh: '挂账事项已办结', en: 'the unit has resolved it' },
  moved: { zh: '工单改由其他单位办理，挂账结束', en: 'another unit has the ticket' },
  closed: { zh: '工单已结束，挂账结束', en: 'the ticket has ended' },
};
export const endedText = (cause: EventData<'SuspensionEnded'>['cause']): Text => ({ ...ENDED[cause] });
