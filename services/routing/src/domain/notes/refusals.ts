import type { Refused } from '@hotline/runtime';
import { nameOf } from '../refusals';
import type { RoutingView } from '../view';

/** `lead`: id of the lead unit. */
export const noNoteToCaller = (lead: string, view: RoutingView): Refused => {
  const name = nameOf(lead, view);
  return {
    refused: 'not-allowed',
    detail: { zh: '协办单位不直接答复诉求人', en: 'An assisting unit cannot write to the caller' },
    hint: {
      zh: `请告知主办单位${name.zh}，由其统一告知`,
      en: `Tell the lead unit, ${name.en}, which informs the caller`,
    },
  };
};
