import {
  LineCounter,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Pair,
  type ParsedNode,
} from 'yaml';
import type { Text } from '@hotline/jurisdiction';
import { say, type PackProblem } from './problem';

export type Path = readonly (string | number)[];

/** One YAML file: its data, and the positions of its parts. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  /** Faults of the YAML syntax (indentation, repeated keys …). */
  readonly problems: readonly PackProblem[];
  /** Makes a problem at `path`: at the key if it exists, otherwise at the nearest existing part above it. */
  problem(path: Path, message: Text, hint: Text): PackProblem;
  where(path: Path): Pick<PackProblem, 'file' | 'line'>;
}

export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problemAt = (offset: number, path: Path, message: Text, hint: Text): PackProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: path.join('.'), message, hint };
  };
  const problems = doc.errors.map((e) =>
    problemAt(
      e.pos[0],
      [],
      say(`YAML 格式有误：${e.message}`, `not valid YAML: ${e.message}`),
      say('检查这一行的缩进、引号或重复的键', 'correct the indentation, quoting or repeated key in this line'),
    ),
  );
  const data =
    problems.length > 0
      ? undefined
      : plain(doc, (offset, message) =>
          problems.push(
            problemAt(
              offset,
              [],
              say(`YAML 格式有误：${message}`, `not valid YAML: ${message}`),
              say('请直接写出条目，不使用引用', 'write the entries out instead of using aliases'),
            ),
          ),
        );
  return {
    file,
    data,
    problems,
    problem: (path, message, hint) => problemAt(offsetOf(doc, path), path, message, hint),
    where: (path) => ({ file, line: Math.max(lines.linePos(offsetOf(doc, path)).line, 1) }),
  };
}

/** Most aliases that are expanded in one file, nested ones included; more would exhaust the memory. */
const MOST_ALIASES = 10_000;

/**
 * The data of a document; an empty file gives an empty object. Aliases without a target, into themselves or beyond
 * the limit are reported at the first alias.
 */
function plain(doc: Document.Parsed, fault: (offset: number, message: string) => void): unknown {
  const aliases: number[] = [];
  visit(doc, { Alias: (_, { range }) => void aliases.push(range?.[0] ?? 0) });
  const [first] = aliases;
  if (first === undefined) return doc.toJS() ?? {};
  try {
    const data: unknown = doc.toJS({ maxAliasCount: MOST_ALIASES });
    JSON.stringify(data);
    return data;
  } catch (error) {
    fault(first, error instanceof ReferenceError ? error.message : 'an alias leads into itself');
    return undefined;
  }
}

function offsetOf(doc: Document.Parsed, path: Path): number {
  let node: ParsedNode | null = doc.contents;
  let offset = node?.range[0] ?? 0;
  for (const step of path) {
    const next = child(node, step);
    if (next === undefined) break;
    offset = next.offset;
    node = next.node;
  }
  return offset;
}

function child(
  node: ParsedNode | null,
  step: string | number,
): { node: ParsedNode | null; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((p: Pair) => isScalar(p.key) && String(p.key.value) === String(step)) as
      Pair<ParsedNode, ParsedNode | null> | undefined;
    return pair && { node: pair.value, offset: pair.key.range[0] };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as ParsedNode | undefined;
    return item && { node: item, offset: item.range[0] };
  }
  return undefined;
}
