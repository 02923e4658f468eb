import { BadFile, type TableRow } from '@hotline/jurisdiction-files/sheets';

/** Headers that histories use, by what they hold. The first that is there is taken. */
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
export type Columns = Readonly<Partial<Record<Column, number>>>;

/** Headers that the command names; `-`: none, though a known header is there. */
export type NamedColumns = Readonly<Partial<Record<Column, string>>>;

/** @throws BadFile where a named column is not there, or one that is needed */
export function findColumns(
  file: string,
  header: TableRow | undefined,
  named: NamedColumns,
  needed: readonly Column[],
): Columns {
  if (!header) throw new BadFile(file, [{ line: 1, what: 'the file is empty', hint: 'give a header row and rows' }]);
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(HEADERS) as Column[]) {
    const wanted = named[column];
    const at =
      wanted === undefined
        ? HEADERS[column].map((name) => names.indexOf(name)).find((i) => i >= 0)
        : names.indexOf(wanted.trim().toLowerCase());
    if (wanted !== undefined && wanted !== '-' && at === -1)
      throw new BadFile(file, [
        {
          line: header.line,
          what: `no column is called "${wanted}"`,
          hint: `the columns are ${header.cells.join(', ')}`,
        },
      ]);
    if (at !== undefined && at >= 0) found[column] = at;
  }
  const missing = needed.filter((column) => found[column] === undefined);
  if (missing.length > 0) {
    throw new BadFile(
      file,
      missing.map((column) => ({
        line: header.line,
        what: `no column holds the ${column}`,
        hint: `call it ${HEADERS[column].join(' / ')}, or name it with --${column}; the columns are ${header.cells.join(', ')}`,
      })),
    );
  }
  return found;
}
