import { localTime } from '@hotline/contracts/phrases';
import type { Absence, Person } from '@hotline/directory';
import type { Refused } from '@hotline/runtime';
import { nameOf } from '../refusals';
import type { RoutingView } from '../view';

const choosePresent = {
  zh: '请选择本单位在岗且持有所需证件的人员',
  en: 'Choose somebody of your unit who is present and holds the certificates',
};

export const notOfUnit = (unit: string, view: RoutingView): Refused => {
  const name = nameOf(unit, view);
  return {
    refused: 'unknown-person',
    detail: { zh: `人员名录中${name.zh}没有此人`, en: `The list of people has no such person in ${name.en}` },
    hint: choosePresent,
  };
};

export const hasLeft = ({ name }: Person): Refused => ({
  refused: 'not-allowed',
  detail: { zh: `${name}已离职`, en: `${name} has left` },
  hint: choosePresent,
});

/** `now`: epoch ms. */
export const isAbsent = ({ name }: Person, { until }: Absence, now: number, view: RoutingView): Refused => {
  const end = localTime(until, view.jurisdiction.calendar.timeZone, now);
  return {
    refused: 'not-allowed',
    detail: { zh: `${name}不在岗，至${end.zh}`, en: `${name} is absent until ${end.en}` },
    hint: choosePresent,
  };
};

/** `missing`: names of certificates. */
export const lacksCertificates = ({ name }: Person, missing: readonly string[]): Refused => ({
  refused: 'not-allowed',
  detail: {
    zh: `该事项须持证办理，${name}没有有效的${missing.join('、')}`,
    en: `This matter needs a certificate, and ${name} holds no valid ${missing.join(', ')}`,
  },
  hint: choosePresent,
});

/** An officer can take an unassigned ticket or pass on their own, and can assign no other ticket. */
export const notFromOthers: Refused = {
  refused: 'not-allowed',
  detail: {
    zh: '队员只能领取无人经办的工单，或转交自己经办的工单',
    en: 'An officer can only take a ticket that nobody has, or pass on their own ticket',
  },
  hint: { zh: '请联系本单位联络员或负责人', en: 'Ask the clerk or a leader of your unit' },
};

export const hasItAlready: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单已由此人经办', en: 'That person has the ticket already' },
  hint: { zh: '如需换人，请选择其他人员', en: 'Choose somebody else' },
};

export const nobodyHasIt: Refused = {
  refused: 'not-now',
  detail: { zh: '该工单没有派给具体人员', en: 'The ticket is not assigned to a person of your unit' },
  hint: { zh: '可直接派给队员', en: 'You can assign it to an officer' },
};
