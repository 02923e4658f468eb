import { bilingual } from '../answering';
import { BadFile, type Flaw, type TableRow } from '@hotline/jurisdiction-files/sheets';

/** Headers by which a column is recognised; the first one that the file has is used. */
const HEADERS = {
  text: ['内容', '诉求内容', '描述', '留言详情', 'text', 'narrative'],
  label: ['事项', '事项编码', '标签', '类别', '一级标签', 'matter', 'label'],
  title: ['标题', '主题', '留言主题', 'title'],
  address: ['地址', '事发地址', '地点', 'address'],
  demand: ['诉求', '诉求目的', 'demand'],
  group: ['分组', 'dup_group', 'group'],
  split: ['划分', 'split'],
  id: ['编号', '工单编号', '工单号', 'row', 'id', 'no'],
} as const;
export type Column = keyof typeof HEADERS;
export const COLUMNS = Object.keys(HEADERS) as readonly Column[];
/** Position of each column that the file has, from 0. */
export type Columns = Readonly<Partial<Record<Column, number>>>;

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

/** @throws BadFile when a named column or a needed one is missing */
export function findColumns(
  file: string,
  header: TableRow | undefined,
  named: NamedColumns,
  needed: readonly Column[],
): Columns {
  if (!header)
    throw new BadFile(file, [
      {
        line: 1,
        what: bilingual('文件是空的', 'the file is empty'),
        hint: bilingual('请写表头和数据行', 'write a header row and data rows'),
      },
    ]);
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const found: Partial<Record<Column, number>> = {};
  for (const column of COLUMNS) {
    const wanted = named[column];
    const at =
      wanted === undefined
        ? HEADERS[column].map((name) => names.indexOf(name)).find((i) => i >= 0)
        : names.indexOf(wanted.trim().toLowerCase());
    if (wanted !== undefined && wanted !== '-' && at === -1)
      throw new BadFile(file, [
        {
          line: header.line,
          what: bilingual(`没有名为“${wanted}”的列`, `no column is called "${wanted}"`),
          hint: bilingual(`现有的列：${header.cells.join('、')}`, `the columns are ${header.cells.join(', ')}`),
        },
      ]);
    if (at !== undefined && at >= 0) found[column] = at;
  }
  const missing = needed.filter((column) => found[column] === undefined);
  if (missing.length > 0)
    throw new BadFile(
      file,
      missing.map((column) => missingColumn(column, header)),
    );
  return found;
}

function missingColumn(column: Column, { line, cells }: TableRow): Flaw {
  const headers = HEADERS[column].join(' / ');
  return {
    line,
    what: bilingual(`没有“${LABELS[column]}”列`, `no column has the ${column}`),
    hint: bilingual(
      `请把列名写成 ${headers}，或用 --${column} 指明；现有的列：${cells.join('、')}`,
      `call it ${headers}, or name it with --${column}; the columns are ${cells.join(', ')}`,
    ),
  };
}
