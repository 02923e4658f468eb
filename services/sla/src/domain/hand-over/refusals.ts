import type { Text } from '@hotline/contracts';
import type { Refused } from '@hotline/runtime';

export const nobodyTold: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单未转接紧急服务', en: 'No emergency service was told about this ticket' },
  hint: { zh: '如有险情，请先转接紧急服务', en: 'If somebody is in danger, tell an emergency service first' },
};

/** `told`: names of the services that were informed. */
export const notTold = (told: readonly Text[]): Refused => ({
  refused: 'not-now',
  detail: { zh: '该工单未转接这一紧急服务', en: 'This emergency service was not told about the ticket' },
  hint: {
    zh: `已转接：${told.map(({ zh }) => zh).join('、')}`,
    en: `These services were told: ${told.map(({ en }) => en).join(', ')}`,
  },
});

export const takenBefore = (service: Text): Refused => ({
  refused: 'not-now',
  detail: { zh: `${service.zh}已确认接收`, en: `${service.en}: the service has already taken over` },
  hint: { zh: '无需再次确认；接收人见办理过程', en: 'The history of the ticket says who took over' },
});
