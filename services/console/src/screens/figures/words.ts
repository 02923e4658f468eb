import { t, type Text } from '../../language/text';

export const words = {
  title: t('指标统计', 'Figures'),
  from: t('从', 'From'),
  until: t('至', 'Until'),
  by: t('分组', 'Groups'),
  unit: t('单位', 'Units'),
  region: t('区域', 'Regions'),
  matter: t('事项', 'Matters'),
  channel: t('渠道', 'Channels'),
  operator: t('话务员', 'Operators'),
  asOf: t('数据截至', 'As of'),
  coverage: t('回访覆盖率', 'Coverage of callbacks'),
  noData: t('无数据', 'No data'),
  others: t('其他', 'Others'),
  none: t('这一时段没有工单', 'No tickets in this period'),
  course: t('走势', 'Course'),
  period: t('时段', 'Period'),
  counts: t('工单数', 'Numbers of tickets'),
  definitions: t('口径', 'Definitions'),
  formula: t('公式', 'Formula'),
  rate: t('指标', 'Figure'),
  value: t('数值', 'Value'),
  age: t('结案用时（中位 / 九成以内）', 'Time to close (half / nine in ten)'),
  refresh: t('刷新', 'Refresh'),
} as const;

const PER_CENT = 100;
const DAY_MS = 86_400_000;

/** "84.2%", or a number with two decimals. */
export const rateWords = (value: number | undefined, show: 'share' | 'number'): Text => {
  if (value === undefined) return words.noData;
  const text = show === 'share' ? `${(value * PER_CENT).toFixed(1)}%` : value.toFixed(2);
  return t(text, text);
};

export const ageWords = (ages: { readonly p50: number; readonly p90: number } | undefined): Text => {
  if (!ages) return words.noData;
  const days = (ms: number): string => (ms / DAY_MS).toFixed(1);
  return t(`${days(ages.p50)} / ${days(ages.p90)} 天`, `${days(ages.p50)} / ${days(ages.p90)} days`);
};

/** A formula with the names of its counts and rates instead of their ids. */
export const formulaWords = (formula: string, named: readonly { readonly id: string; readonly name: Text }[]): Text => {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const inWords = (language: 'zh' | 'en'): string =>
    formula
      .replace(/[A-Za-z][A-Za-z0-9]*/g, (word) => names.get(word)?.[language] ?? word)
      .replaceAll('*', '×')
      .replaceAll('/', '÷');
  return t(inWords('zh'), inWords('en'));
};
