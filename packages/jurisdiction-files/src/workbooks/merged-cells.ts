import type { Sheet, SheetRow } from './workbook';
import type { MergedCells } from './workbook-xml';

/** The rows below the header. Cells merged over several rows have the value of the first. */
export function filled({ rows, merges }: Pick<Sheet, 'rows' | 'merges'>, header: number): SheetRow[] {
  const down = merges.filter(({ top, bottom, left, right }) => top > header && bottom > top && left === right);
  const valueAt = ({ top, left }: MergedCells): string => rows.find(({ row }) => row === top)?.cells[left] ?? '';
  return rows
    .filter(({ row }) => row > header)
    .map(({ row, cells }) => {
      const copy = [...cells];
      for (const merge of down.filter(({ top, bottom }) => row > top && row <= bottom))
        copy[merge.left] = valueAt(merge);
      return { row, cells: copy };
    });
}
