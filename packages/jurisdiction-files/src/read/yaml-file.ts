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
import { version } from 'yaml/package.json';
import type { Text } from '@hotline/jurisdiction';
import { say, type PackProblem } from './problem';
import { RecentTexts, type ParsedText, type ParsedTexts } from './parsed-texts';

export type Path = readonly (string | number)[];

/** Version of the parser; part of cache keys. Increase the last number when the same text is parsed into other data. */
export const PARSER = `${version}, 1`;

/** One YAML file: its data and the positions of the entries in it. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  /** Problems of the YAML syntax (indentation, repeated keys …). */
  readonly problems: readonly PackProblem[];
  /** Returns a problem whose position is the key at `path`, or the nearest existing part above it. */
  problem(path: Path, message: Text, hint: Text): PackProblem;
  /** File and line of an entry of a list. */
  where(list: string, index: number): Pick<PackProblem, 'file' | 'line'>;
}

const recent = new RecentTexts();

/** Parses a text, unless the cache `parsed` has its data. */
export function readYaml(file: string, text: string, parsed: ParsedTexts = recent): YamlFile {
  const known = parsed.get(text);
  if (known) return knownFile(file, text, known);
  const yaml = parseYaml(file, text);
  if (yaml.problems.length === 0) parsed.set(text, { data: yaml.data, lines: yaml.lines });
  return yaml;
}

/** A file whose data comes from the cache. It is parsed again only if the position of a problem is needed. */
function knownFile(file: string, text: string, { data, lines }: ParsedText): YamlFile {
  return {
    file,
    data,
    problems: [],
    problem: (path, message, hint) => parseYaml(file, text).problem(path, message, hint),
    where: (list, index) => ({ file, line: lines[list]?.[index] ?? 1 }),
  };
}

function parseYaml(file: string, text: string): YamlFile & Pick<ParsedText, 'lines'> {
  const counter = new LineCounter();
  const doc = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const problemAt = (offset: number, path: Path, message: Text, hint: Text): PackProblem => {
    const { line, col } = counter.linePos(offset);
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
  const lines = linesOf(doc, counter);
  return {
    file,
    data,
    problems,
    lines,
    problem: (path, message, hint) => problemAt(offsetOf(doc, path), path, message, hint),
    where: (list, index) => ({ file, line: lines[list]?.[index] ?? 1 }),
  };
}

/** Name of a list → line of each of its entries. */
function linesOf({ contents }: Document.Parsed, counter: LineCounter): Readonly<Record<string, readonly number[]>> {
  if (!isMap(contents)) return {};
  const lists = contents.items.flatMap(({ key, value }: Pair<unknown, unknown>) =>
    isScalar(key) && isSeq(value) ? [[String(key.value), value.items as (ParsedNode | null)[]] as const] : [],
  );
  return Object.fromEntries(
    lists.map(([name, items]) => [name, items.map((item) => Math.max(counter.linePos(item?.range[0] ?? 0).line, 1))]),
  );
}

/** Largest number of aliases, including nested ones, that are expanded in one file. More could exhaust the memory. */
const MOST_ALIASES = 10_000;

/**
 * The data of a document; an empty file gives an empty object. Reported at the first alias: aliases without a target,
 * aliases that contain themselves, and too many aliases.
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
    fault(first, error instanceof ReferenceError ? error.message : 'an alias contains itself');
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
