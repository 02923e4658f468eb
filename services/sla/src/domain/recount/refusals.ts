import type { Text } from '@hotline/contracts';
import type { Refused } from '@hotline/runtime';
import type { DifferenceCounts } from './differences';

/** Example: `312张在办工单的时限将变动，其中4张将超时`. */
export function countsText({ open, tickets, becomeOverdue, noLongerOverdue }: DifferenceCounts): Text {
  if (tickets === 0)
    return {
      zh: `${open}张在办工单的时限均与现行规则一致`,
      en: `The time limits of all ${open} open tickets follow the rules in force`,
    };
  return {
    zh: `${tickets}张在办工单的时限将变动，其中${becomeOverdue}张将超时，${noLongerOverdue}张不再超时`,
    en: `${tickets} open tickets move: ${becomeOverdue} become overdue, and ${noLongerOverdue} no longer are`,
  };
}

export const otherVersion: Refused = {
  refused: 'not-now',
  detail: {
    zh: '试算之后又有新的规则生效',
    en: 'Other rules came into force after the trial',
  },
  hint: { zh: '请重新试算后再批准', en: 'Look at a new trial, and approve that' },
};

export const moreOverdue = (seen: number, now: number): Refused => ({
  refused: 'not-now',
  detail: {
    zh: `将超时的工单由试算时的${seen}张增至${now}张`,
    en: `${now} tickets would become overdue, and ${seen} in the trial`,
  },
  hint: { zh: '请重新试算后再批准', en: 'Look at a new trial, and approve that' },
});

/** `today`: the local day in words. */
export const dayBeforeToday = (today: Text): Refused => ({
  refused: 'invalid-input',
  detail: { zh: '只能按现行或以后生效的规则试算', en: 'A trial uses the rules in force, or later ones' },
  hint: { zh: `请选择${today.zh}或以后的日期`, en: `Choose ${today.en} or a later day` },
});
