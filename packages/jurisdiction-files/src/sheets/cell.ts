import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import type { Text } from '@hotline/jurisdiction';
import { say } from '../read/problem';

/**
 * Syntax of a cell. `word`: an id, a date or a name from a closed list. `words`: several of these. `words-apart`: words
 * separated by spaces. `raw`: the text of the cell, trimmed. `text`: free text. `texts`: several free texts, one a
 * line. `conditions`: `fact=value|value; fact!=value`, with 或 between alternatives. `value`, `values`: words, or YAML
 * in brackets.
 */
export type CellKind =
  'raw' | 'text' | 'word' | 'words' | 'words-apart' | 'texts' | 'number' | 'flag' | 'conditions' | 'value' | 'values';

/** Thrown for a cell that cannot be read. */
export class BadCell extends Error {
  constructor(
    readonly what: Text,
    readonly hint: Text,
  ) {
    super(what.en);
  }
}

const spaces = /^[\s\u3000\u00a0]+|[\s\u3000\u00a0]+$/g;
/** Removes spaces at both ends, full-width ones included. */
export const trimmed = (cell: string): string => cell.replace(spaces, '');
/** Turns full-width digits, letters and signs into ASCII and trims the text. */
export const narrow = (cell: string): string => trimmed(cell.normalize('NFKC'));

const flow = (value: unknown): string =>
  trimmed(
    stringify(value, {
      collectionStyle: 'flow',
      lineWidth: 0,
      flowCollectionPadding: false,
      aliasDuplicateObjects: false,
    }),
  );

/** Chinese words that people write in cells → words of the pack language. */
const synonyms: Readonly<Record<string, string>> = {
  法规: 'law',
  文件: 'document',
  推定: 'assumption',
  处罚: 'punish',
  强制: 'coerce',
  监管: 'supervise',
  养护: 'maintain',
  许可: 'permit',
  检查: 'inspect',
  协助: 'assist',
  鉴定: 'appraise',
  违法: 'offence',
  犯罪: 'crime',
  职责外: 'elsewhere',
  自有: 'own',
  集中: 'concentrated',
  授权: 'authorised',
  委托: 'entrusted',
  联合: 'joint',
  派驻: 'dispatched',
  上收: 'raised',
};
const word = (cell: string): string => synonyms[narrow(cell)] ?? narrow(cell);
const wordsOf = (cell: string): string[] =>
  narrow(cell)
    .split(/[\s,;、，；]+/)
    .filter(Boolean)
    .map(word);
const linesOf = (cell: string): string[] =>
  cell
    .split(/[\n；]/)
    .map(trimmed)
    .filter(Boolean);

function yamlOf(cell: string): unknown {
  try {
    return parse(cell, { maxAliasCount: 0 });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new BadCell(
      say(`“${cell}”无法读取（${why}）`, `"${cell}" cannot be read: ${why}`),
      say('括号和引号要成对，例如 {local: squad}', 'close every bracket and quotation mark, e.g. {local: squad}'),
    );
  }
}

const isYaml = (cell: string): boolean => /^[[{]/.test(cell);

function numberOf(cell: string): number {
  const number = Number(narrow(cell));
  if (Number.isNaN(number))
    throw new BadCell(
      say(`“${cell}”不是数字`, `"${cell}" is not a number`),
      say('只写数字，例如 12 或 0.8', 'write digits only, e.g. 12 or 0.8'),
    );
  return number;
}

const yes = new Set(['是', '有', 'yes', 'true', '1', '√', '✓']);
function flagOf(cell: string): true | undefined {
  const said = narrow(cell).toLowerCase();
  if (yes.has(said)) return true;
  if (['否', '无', 'no', 'false', '0'].includes(said)) return undefined;
  throw new BadCell(
    say(`“${cell}”既不是“是”也不是“否”`, `"${cell}" is neither yes nor no`),
    say('写“是”，或留空', 'write 是, or leave the cell empty'),
  );
}

/** Reads a cell of conditions. 或 separates alternatives. */
function conditionsOf(cell: string): unknown {
  const alternatives = narrow(cell).split('或').map(allOf);
  return alternatives.length === 1 ? alternatives[0] : alternatives;
}

function allOf(cell: string): Record<string, unknown> {
  const rows = cell
    .split(/[;\n]+/)
    .map(trimmed)
    .filter(Boolean);
  return Object.fromEntries(
    rows.map((row) => {
      const [, fact, sign, rest] = /^([^=!≠]+?)\s*(!=|≠|=)\s*(.+)$/.exec(row) ?? [];
      if (!fact || !rest)
        throw new BadCell(
          say(`“${row}”不是条件`, `"${row}" is not a condition`),
          say(
            '写成 要素=值、要素=值|值 或 要素!=值，用“;”隔开',
            'write fact=value, fact=value|value or fact!=value, separated by ";"',
          ),
        );
      const values = rest.split(/[|、]/).map(trimmed);
      const given = values.length === 1 ? values[0] : values;
      return [fact, sign === '=' ? given : { not: given }];
    }),
  );
}

/** Reads free text. A text in quotation marks is read as JSON, so that it can contain line breaks and outer spaces. */
function textOf(cell: string): string {
  const text = trimmed(cell);
  if (!/^".*"$/s.test(text)) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

const readers: Readonly<Record<CellKind, (cell: string) => unknown>> = {
  raw: trimmed,
  text: textOf,
  word,
  value: word,
  'words-apart': (cell) => narrow(cell).replace(/\s+/g, ' '),
  words: wordsOf,
  values: wordsOf,
  texts: linesOf,
  number: numberOf,
  flag: flagOf,
  conditions: conditionsOf,
};
/** Kinds whose cells may contain YAML in brackets, for values that the short syntax cannot express. */
const bracketed: ReadonlySet<CellKind> = new Set(['value', 'values', 'words', 'texts', 'conditions']);

/** Reads a cell that is not empty. @throws BadCell */
export function readCell(kind: CellKind, cell: string): unknown {
  const whole = trimmed(cell);
  return bracketed.has(kind) && isYaml(whole) ? yamlOf(whole) : readers[kind](cell);
}

const sideOf = (given: unknown): string => (Array.isArray(given) ? given.join('|') : String(given));
function conditionsCell(value: object): string {
  if (Array.isArray(value)) return value.map((one: object) => conditionsCell(one)).join(' 或 ');
  return Object.entries(value)
    .map(([fact, given]) =>
      typeof given === 'object' && given !== null && 'not' in given
        ? `${fact}!=${sideOf(given.not)}`
        : `${fact}=${sideOf(given)}`,
    )
    .join('; ');
}

function plainCell(kind: CellKind, value: unknown): string {
  if (kind === 'flag') return '是';
  if (kind === 'texts' && Array.isArray(value)) return value.join('\n');
  if (kind === 'conditions' && typeof value === 'object' && value !== null) return conditionsCell(value);
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'object' ? flow(value) : String(value);
}

/** An empty list is not empty: it can say something else than no list. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

function survives(kind: CellKind, cell: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(readCell(kind, cell), value);
  } catch {
    return false;
  }
}

/**
 * Writes a value so that `readCell` returns the same value: in the short syntax if possible, otherwise as YAML in
 * brackets.
 */
export function writeCell(kind: CellKind, value: unknown): string {
  if (isEmpty(value)) return '';
  const short = plainCell(kind, value);
  if (short !== '' && survives(kind, short, value)) return short;
  return typeof value === 'object' ? flow(value) : kind === 'text' ? JSON.stringify(value) : short;
}

/** Writes a setting as YAML, so that the text "2017.1" and the number 0.5 are read again with the same type. */
export function writeSetting(value: unknown): string {
  if (typeof value !== 'string') return flow(value);
  if (trimmed(value) !== value) return JSON.stringify(value);
  return survivesAsYaml(value) ? value : JSON.stringify(value);
}
function survivesAsYaml(value: string): boolean {
  try {
    return parse(value) === value;
  } catch {
    return false;
  }
}
export const readSetting = (cell: string): unknown => yamlOf(trimmed(cell));
