import type { Jurisdiction } from '@hotline/jurisdiction';
import { bilingual } from '../answering';
import { BadFile, type Flaw, readTable } from '@hotline/jurisdiction-files/sheets';
import type { History, HistoryRow } from './rows';

/** Label of a file → code of a matter; `-`: rows with this label are left out. */
export type LabelMap = ReadonlyMap<string, string>;

const LEAVE_OUT = '-';
/** Maximum number of labels named in one refusal. */
const MOST_LABELS = 40;

/** Reads a table of two columns: a label of the file, and the matter. The first row may be a header. @throws BadFile */
export async function readLabelMap(file: string, jurisdiction: Jurisdiction): Promise<LabelMap> {
  const rows = await readTable(file);
  const flaws: Flaw[] = [];
  const map = new Map<string, string>();
  rows.forEach(({ line, cells }, i) => {
    const [label = '', word = ''] = cells.map((cell) => cell.trim());
    const code = word === LEAVE_OUT ? word : matterCalled(word, jurisdiction);
    if (code !== undefined && label !== '') map.set(label, code);
    else if (i > 0)
      flaws.push({
        line,
        column: '2',
        what: bilingual(`没有事项“${word}”`, `there is no matter "${word}"`),
        hint: bilingual(
          '请写事项的名称或代码，或写 - 略去此标签的行',
          'write the code or the name of a matter, or "-" to leave rows of this label out',
        ),
      });
  });
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return map;
}

/**
 * Replaces labels by codes of matters.
 * @throws BadFile with each label that is no matter, its first line and its count
 */
export function toMatters(
  { file, rows, labelHeader }: History,
  jurisdiction: Jurisdiction,
  map: LabelMap,
): HistoryRow[] {
  const unknown = new Map<string, { line: number; count: number }>();
  const known = rows.flatMap((row) => {
    const code = map.get(row.label) ?? matterCalled(row.label, jurisdiction);
    if (code === LEAVE_OUT) return [];
    if (code !== undefined) return [{ ...row, label: code }];
    const before = unknown.get(row.label);
    unknown.set(row.label, { line: before?.line ?? row.line, count: (before?.count ?? 0) + 1 });
    return [];
  });
  if (unknown.size === 0) return known;
  const flaws = [...unknown]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([label, { line, count }]) => flawOf(label, { line, count, column: labelHeader, jurisdiction }));
  const more = flaws.length - MOST_LABELS;
  throw new BadFile(file, [
    ...flaws.slice(0, MOST_LABELS),
    ...(more > 0
      ? [
          {
            line: 0,
            what: bilingual(`另有${more}个标签不是事项`, `${more} more labels are not matters`),
            hint: bilingual('加 --labels free 可按原样学习', 'learn them as they are with --labels free'),
          },
        ]
      : []),
  ]);
}

function flawOf(
  label: string,
  { line, count, column, jurisdiction }: { line: number; count: number; column: string; jurisdiction: Jurisdiction },
): Flaw {
  const similar = mostSimilar(label, jurisdiction);
  const code = similar?.code ?? 'CODE';
  const name = similar ? `（${similar.name}）` : '';
  return {
    line,
    column,
    what: bilingual(
      `没有事项“${label}”（${count}行）`,
      `there is no matter "${label}" (${count} row${count === 1 ? '' : 's'})`,
    ),
    hint: bilingual(
      `在文件中写“${label}<TAB>${code}”${name}或“${label}<TAB>-”，用 --map 给出`,
      `write "${label}<TAB>${code}" or "${label}<TAB>-" into a file and give it with --map`,
    ),
  };
}

function matterCalled(word: string, { matters }: Jurisdiction): string | undefined {
  if (matters.has(word)) return word;
  for (const { code, name } of matters.values()) if (name.zh === word || name.en === word) return code;
  return undefined;
}

/** The matter whose name or words are most similar to a label; undefined if no similarity exceeds 0.5. */
function mostSimilar(label: string, { matters }: Jurisdiction): { code: string; name: string } | undefined {
  let best: { code: string; name: string; shared: number } | undefined;
  for (const { code, name, words } of matters.values()) {
    const shared = Math.max(...[name.zh, ...words].map((word) => similarity(label, word)));
    if (shared > 0.5 && shared > (best?.shared ?? 0)) best = { code, name: name.zh, shared };
  }
  return best;
}

/** Dice coefficient of the sets of characters, 0 to 1. */
function similarity(a: string, b: string): number {
  const other = new Set(b);
  return (2 * [...new Set(a)].filter((char) => other.has(char)).length) / (new Set(a).size + other.size);
}
