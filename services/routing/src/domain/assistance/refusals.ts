import type { Text } from '@hotline/contracts';
import { anyOf } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { DispatchWithLead } from '../dispatch';
import { nameOf } from '../refusals';
import type { RoutingView } from '../view';

/** The unit has nothing to report: it is no assistant, or an assistant without a part. */
export const noPart: Refused = {
  refused: 'not-your-ticket',
  detail: { zh: '本单位在该工单中没有协办任务', en: 'Your unit has no assisting task in this ticket' },
  hint: { zh: '只有协办单位可以反馈', en: 'Only an assisting unit can report' },
};

export const acknowledgedBefore: Refused = {
  refused: 'not-now',
  detail: { zh: '本单位已签收该协办任务', en: 'Your unit has already acknowledged its assisting task' },
  hint: { zh: '办理后请提交协办反馈', en: 'Report when the task is done' },
};

/** The ticket has no such assistant. */
export function noAssistant({ assistants }: DispatchWithLead, view: RoutingView): Refused {
  const names = anyOf(assistants.map((unit) => nameOf(unit, view)));
  return {
    refused: 'invalid-input',
    detail: { zh: '该单位不是本工单的协办单位', en: 'The unit does not assist this ticket' },
    hint:
      assistants.length > 0
        ? { zh: `请选择${names.zh}`, en: `Choose ${names.en}` }
        : { zh: '该工单没有协办单位', en: 'The ticket has no assistant' },
  };
}

/** The clause about missing reports, in the sentence that lists what a resolution lacks. `units`: ids of assistants. */
export function reportsLacking(units: readonly string[], view: RoutingView): Text | undefined {
  if (units.length === 0) return undefined;
  const names = units.map((unit) => nameOf(unit, view));
  return {
    zh: `协办单位尚未反馈：${names.map(({ zh }) => zh).join('、')}`,
    en: `assistants have not reported yet: ${names.map(({ en }) => en).join(', ')}`,
  };
}
