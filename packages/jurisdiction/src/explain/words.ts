import type { Limit, Text } from '../jurisdiction';

const text = (zh: string, en: string): Text => ({ zh, en });

export const dutyNames: Readonly<Record<string, Text>> = {
  punish: text('处罚', 'punish'),
  coerce: text('强制', 'coerce'),
  supervise: text('监管', 'supervise'),
  maintain: text('养护', 'maintain'),
  permit: text('许可', 'permit'),
  inspect: text('检查', 'inspect'),
  assist: text('协助', 'assist'),
  appraise: text('鉴定', 'appraise'),
};

export const modeNames: Readonly<Record<string, Text>> = {
  own: text('法定', 'its own by law'),
  concentrated: text('集中', 'concentrated'),
  authorised: text('授权', 'authorised'),
  entrusted: text('委托', 'entrusted'),
  joint: text('联合', 'joint'),
  dispatched: text('派驻', 'dispatched'),
  raised: text('上收', 'raised'),
};

export const basisNames: Readonly<Record<string, Text>> = {
  law: text('法律', 'law'),
  document: text('文件', 'document'),
  assumption: text('推定', 'assumption'),
};

/** Terms of a power with their labels, in the order in which they are listed. */
export const termWords: Readonly<Record<string, Text>> = {
  duty: text('职责', 'duty'),
  mode: text('方式', 'mode'),
  legalReview: text('法制审核', 'legal review by'),
  formReview: text('形式审查', 'formal review by'),
  seal: text('印章', 'seal of'),
  liable: text('责任主体', 'liable'),
  evaluator: text('考核', 'evaluated by'),
  escort: text('保障警力', 'police escort'),
  scope: text('范围', 'scope'),
  agreement: text('协议', 'agreement'),
  within: text('时限', 'within'),
  until: text('截止', 'until'),
};

const unitTexts: Readonly<Record<Limit['unit'], Text>> = {
  'working-days': text('个工作日', 'working days'),
  'working-hours': text('个工作小时', 'working hours'),
  'calendar-days': text('个自然日', 'calendar days'),
  'urgent-hours': text('个紧急工作时', 'urgent hours'),
  'urgent-days': text('个紧急工作日', 'urgent days'),
  'city-hours': text('个工作时', 'hours of city management'),
  hours: text('小时', 'hours'),
  minutes: text('分钟', 'minutes'),
};

export function limitText({ amount, unit }: Limit): Text {
  return text(`${amount}${unitTexts[unit].zh}`, `${amount} ${unitTexts[unit].en}`);
}

export const causeNames: Readonly<Record<string, Text>> = {
  offence: text('发现违法行为', 'an offence'),
  crime: text('涉嫌犯罪', 'a crime'),
  elsewhere: text('不属其职责', 'what is outside its powers'),
};

/** The value of a term in words: units by their names, duties and modes by their labels, other values unchanged. */
export function termValue(key: string, value: unknown, unit: (id: string) => Text): Text {
  if (value === undefined) return text('无', 'none');
  const plain = String(value);
  if (key === 'duty') return dutyNames[plain] ?? text(plain, plain);
  if (key === 'mode') return modeNames[plain] ?? text(plain, plain);
  if (key === 'scope') return plain === 'full' ? text('全部', 'full') : text('部分', 'in part');
  if (key === 'within') return limitText(value as Limit);
  if (key === 'agreement' || key === 'until') return text(plain, plain);
  const all = (Array.isArray(value) ? value : [value]).map((id) => unit(String(id)));
  return text(all.map((t) => t.zh).join('、'), all.map((t) => t.en).join(', '));
}
