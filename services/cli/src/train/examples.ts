import { nearDuplicateGroups } from '@hotline/duplicates';
import type { Example } from '@hotline/learning';
import type { HistoryRow } from './rows';

export interface Prepared {
  readonly examples: readonly (Example & Pick<HistoryRow, 'line' | 'part'>)[];
  /** Labels with too few different texts to be learned, each with the number of its texts. */
  readonly rare: ReadonlyMap<string, number>;
  /** Rows that repeat an earlier row word for word, with the same label. */
  readonly repeated: number;
  /** Rows whose text is a near-duplicate of another. */
  readonly alike: number;
  /** Texts that have several labels: the line numbers of each. */
  readonly contradictions: readonly (readonly number[])[];
}

/** Removes repeats, groups near-duplicates unless the file names groups, and counts different texts of each label. */
export function prepare(rows: readonly HistoryRow[], least: number): Prepared {
  const firsts = new Map<string, HistoryRow>();
  for (const row of rows) if (!firsts.has(`${row.label}\t${row.text}`)) firsts.set(`${row.label}\t${row.text}`, row);
  const once = [...firsts.values()];
  const found = once.some(({ group }) => group !== undefined)
    ? undefined
    : nearDuplicateGroups(once.map(({ text }) => text));
  const examples = once.map(({ text, label, group, line, part }, i) => ({
    text,
    label,
    line,
    group: group ?? `${found?.[i] ?? `line ${line}`}`,
    ...(part ? { part } : {}),
  }));
  const different = new Map<string, Set<string>>();
  for (const { label, group } of examples) different.set(label, (different.get(label) ?? new Set()).add(group));
  const rare = new Map(
    [...different].flatMap(([label, groups]): [string, number][] =>
      groups.size < least ? [[label, groups.size]] : [],
    ),
  );
  const lines = new Map<string, number[]>();
  for (const { text, line } of examples) lines.set(text, [...(lines.get(text) ?? []), line]);
  return {
    examples,
    rare,
    repeated: rows.length - once.length,
    alike: examples.length - new Set(examples.map(({ group }) => group)).size,
    contradictions: [...lines.values()].filter((all) => all.length > 1),
  };
}
