/** Border characters for cli-table3: no lines between rows, so that columns are easy to read. */
export const WITHOUT_ROW_LINES = { mid: '', 'mid-mid': '', 'left-mid': '', 'right-mid': '' };

/** Width in a terminal: Chinese characters and full-width signs take two cells. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/.test(char) ? 2 : 1), 0);

/** Labels and values in two columns, aligned as a terminal shows them. */
export function columns(rows: readonly (readonly [label: string, value: string])[]): string[] {
  const width = Math.max(0, ...rows.map(([label]) => widthOf(label)));
  return rows.map(([label, value]) => `${label}${' '.repeat(width - widthOf(label))}  ${value}`);
}
