import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type ParsedNode } from 'yaml';
import type { Problem } from './problem';

export type Path = readonly (string | number)[];

/** One YAML file: its data, and where each part of it stands. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  /** Faults of the YAML itself (indentation, a key twice …). */
  readonly problems: readonly Problem[];
  /** A problem at `path`: at the key if there is one, else at the nearest part above it that exists. */
  problem(path: Path, message: string, hint: string): Problem;
}

export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problemAt = (offset: number, path: Path, message: string, hint: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: path.join('.'), message, hint };
  };
  const problems = doc.errors.map((e) => problemAt(e.pos[0], [], `not valid YAML: ${e.message}`, 'mend the indentation, quoting or repeated key at this line'));
  return {
    file,
    data: problems.length > 0 ? undefined : plain(doc),
    problems,
    problem: (path, message, hint) => problemAt(offsetOf(doc, path), path, message, hint),
  };
}

/** An empty file says nothing, which is not an error. */
function plain(doc: Document.Parsed): unknown {
  return doc.toJS({ maxAliasCount: 100 }) ?? {};
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

function child(node: ParsedNode | null, step: string | number): { node: ParsedNode | null; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((p: Pair) => isScalar(p.key) && String(p.key.value) === String(step)) as Pair<ParsedNode, ParsedNode | null> | undefined;
    return pair && { node: pair.value, offset: pair.key.range[0] };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as ParsedNode | undefined;
    return item && { node: item, offset: item.range[0] };
  }
  return undefined;
}
