import type { Jurisdiction } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable } from '@hotline/jurisdiction-files/sheets';
import type { History, Row } from './rows';

/** A place's own words for its matters → code; `-`: rows of that word are left out. */
export type LabelMap = ReadonlyMap<string, string>;

const LEAVE_OUT = '-';
const MOST_TOLD = 40;

/** Reads a table of two columns, the label of the history and the matter. @throws BadFile */
export async function readLabelMap(file: string, place: Jurisdiction): Promise<LabelMap> {
  const rows = await readTable(file);
  const flaws: Flaw[] = [];
  const map = new Map<string, string>();
  rows.forEach(({ line, cells }, i) => {
    const [label = '', word = ''] = cells.map((cell) => cell.trim());
    const code = word === LEAVE_OUT ? word : matterCalled(word, place);
    if (code !== undefined && label !== '') map.set(label, code);
    else if (i > 0)
      flaws.push({
        line,
        column: '2',
        what: `${place.name} has no matter "${word}"`,
        hint: 'write the code or the name of a matter, or "-" to leave rows of this label out',
      });
  });
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return map;
}

/** Rows by matter codes. @throws BadFile with each label that is no matter, where it first stands and how often */
export function toMatters({ file, rows, labelHeader }: History, place: Jurisdiction, map: LabelMap): Row[] {
  const unknown = new Map<string, { line: number; count: number }>();
  const known = rows.flatMap((row) => {
    const code = map.get(row.label) ?? matterCalled(row.label, place);
    if (code === LEAVE_OUT) return [];
    if (code !== undefined) return [{ ...row, label: code }];
    const before = unknown.get(row.label);
    unknown.set(row.label, { line: before?.line ?? row.line, count: (before?.count ?? 0) + 1 });
    return [];
  });
  if (unknown.size === 0) return known;
  const flaws = [...unknown]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([label, { line, count }]) => flawOf(label, { line, count, column: labelHeader, place }));
  const more = flaws.length - MOST_TOLD;
  throw new BadFile(file, [
    ...flaws.slice(0, MOST_TOLD),
    ...(more > 0
      ? [
          {
            line: 0,
            what: `${more} more labels are no matters of ${place.name}`,
            hint: 'train on them as they are with --labels free',
          },
        ]
      : []),
  ]);
}

function flawOf(
  label: string,
  { line, count, column, place }: { line: number; count: number; column: string; place: Jurisdiction },
): Flaw {
  const like = nearest(label, place);
  return {
    line,
    column,
    what: `${place.name} has no matter "${label}" (${count} row${count === 1 ? '' : 's'})`,
    hint: `write "${label}<TAB>${like?.code ?? 'CODE'}"${like ? ` (${like.name})` : ''} or "${label}<TAB>-" into a file and give it with --map`,
  };
}

function matterCalled(word: string, { matters }: Jurisdiction): string | undefined {
  if (matters.has(word)) return word;
  for (const { code, name } of matters.values()) if (name.zh === word || name.en === word) return code;
  return undefined;
}

/** The matter whose name shares most characters with a label. */
function nearest(label: string, { matters }: Jurisdiction): { code: string; name: string } | undefined {
  let best: { code: string; name: string; shared: number } | undefined;
  for (const { code, name, words } of matters.values()) {
    const shared = Math.max(...[name.zh, ...words].map((word) => likeness(label, word)));
    if (shared >= 0.5 && shared > (best?.shared ?? 0)) best = { code, name: name.zh, shared };
  }
  return best;
}

function likeness(a: string, b: string): number {
  const other = new Set(b);
  return (2 * [...new Set(a)].filter((char) => other.has(char)).length) / (new Set(a).size + other.size);
}
