import { bilingual } from '../answering';
import type { Flaw } from '@hotline/jurisdiction-files/sheets';

/** Headers by which a column is recognised; earlier ones take precedence. */
export const HEADERS = {
  text: ['内容', '诉求内容', '来电内容', '描述', '问题描述', '留言详情', 'text', 'narrative'],
  label: ['事项', '事项编码', '标签', '类别', '一级标签', 'matter', 'label'],
  title: ['标题', '主题', '诉求标题', '留言主题', 'title'],
  address: ['地址', '事发地址', '诉求地址', '地点', '问题位置', 'address'],
  demand: ['诉求', '诉求目的', 'demand'],
  group: ['分组', 'dup_group', 'group'],
  split: ['划分', 'split'],
  id: ['编号', '工单编号', '工单号', 'row', 'id', 'no'],
} as const;
export type Column = keyof typeof HEADERS;
export const COLUMNS = Object.keys(HEADERS) as readonly Column[];
/** Headers that the options of the command name; `-`: the column is ignored although its header is known. */
export type NamedColumns = Readonly<Partial<Record<Column, string>>>;

const LABELS: Readonly<Record<Column, string>> = {
  text: '内容',
  label: '事项',
  title: '标题',
  address: '地址',
  demand: '诉求',
  group: '分组',
  split: '划分',
  id: '编号',
};

/** The flaw of a file without a needed column. */
export function missingColumn(column: Column, present: readonly string[]): Pick<Flaw, 'what' | 'hint'> {
  const headers = HEADERS[column].join(' / ');
  return {
    what: bilingual(`没有“${LABELS[column]}”列`, `no column has the ${column}`),
    hint: bilingual(
      `请把列名写成 ${headers}，或用 --${column} 指明；现有的列：${present.join('、')}`,
      `call it ${headers}, or name it with --${column}; the columns are ${present.join(', ')}`,
    ),
  };
}
