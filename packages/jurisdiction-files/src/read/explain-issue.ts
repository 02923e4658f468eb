import { z } from 'zod';
import type { Text } from '@hotline/jurisdiction';
import { forms, lists, packFile, singles } from '@hotline/jurisdiction/language';
import { didYouMean } from './hint';
import type { Path } from './yaml-file';
import { say } from './problem';

type Issue = z.core.$ZodIssue;

const chinese = z.locales.zhCN().localeError;
function inChinese(issue: Issue): string {
  const said = chinese(issue as Parameters<typeof chinese>[0]);
  return (typeof said === 'string' ? said : said?.message) ?? issue.message;
}
interface Explained {
  readonly path: Path;
  readonly message: Text;
  readonly hint: Text;
}

const keys = (schema: { shape: object }): string[] => Object.keys(schema.shape);
const knownKeys = new Set([
  ...keys(packFile),
  ...Object.values(lists).flatMap(keys),
  ...Object.values(singles).flatMap(keys),
]);

/** Explains an issue that zod reports to the author of a pack. Each unknown key is explained separately. */
export function explainIssue(issue: Issue): Explained[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: say(`没有“${key}”这个键`, `unknown key "${key}"`),
      hint: didYouMean(key, knownKeys),
    }));
  }
  return [{ path, ...inWords(issue) }];
}

const seat = say(
  '行使单位写单位编号；当地中队写 {local: squad}',
  'a holder is the id of a unit, or {local: squad} for the squad of the region',
);
const conditions = say(
  '条件写成 {要素: 值}、{要素: [值, 值]} 或 {要素: {not: 值}}；几种情形写成列表，至少两种',
  'conditions are {fact: value}, {fact: [one, or, another]} or {fact: {not: value}}; alternatives are a list of at least two of them',
);

/** Type names of zod → names in messages. */
const typeNames: Readonly<Record<string, Text>> = {
  string: say('文字', 'a text'),
  number: say('数字', 'a number'),
  int: say('整数', 'a whole number'),
  boolean: say('true 或 false', 'true or false'),
  array: say('列表', 'a list'),
  object: say('一组键值', 'a group of keys'),
  record: say('一组键值', 'a group of keys'),
};

function inWords(issue: Issue): { message: Text; hint: Text } {
  const last = nameOf(issue.path);
  const given = JSON.stringify(issue.input);
  const expected = 'expected' in issue ? typeNames[issue.expected] : undefined;
  switch (issue.code) {
    case 'invalid_value':
      return {
        message: say(`“${last}”不能是${given}`, `"${last}" cannot be ${given}`),
        hint: didYouMean(String(issue.input), issue.values.map(String)),
      };
    case 'invalid_type':
      if (issue.input === undefined)
        return {
          message: say(`缺少“${last}”`, `"${last}" is missing`),
          hint: expected ? say(`请补上（${expected.zh}）`, `add it as ${expected.en}`) : say('请补上', 'add it'),
        };
      return {
        message: expected
          ? say(`“${last}”应为${expected.zh}，不能是${given}`, `"${last}" must be ${expected.en}, not ${given}`)
          : say(`“${last}”不能是${given}`, `"${last}" cannot be ${given}`),
        hint:
          issue.expected === 'string'
            ? say(`请加上引号："${given}"`, `put it in quotes: "${given}"`)
            : say('请按此形式填写', 'write it in that form'),
      };
    case 'invalid_union':
      return {
        message:
          given === undefined
            ? say(`不能没有“${last}”`, `"${last}" cannot be left out`)
            : say(`“${last}”不能是${given}`, `"${last}" cannot be ${given}`),
        hint: issue.path.includes('when') ? conditions : seat,
      };
    default:
      return {
        message: say(`“${last}”的值有误：${given}`, `"${last}" has a wrong value: ${given}`),
        hint: say(Object.values(forms).find(({ en }) => en === issue.message)?.zh ?? inChinese(issue), issue.message),
      };
  }
}

/** The last part of a path for messages: `words[6]`, not only `6`. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'file';
  return typeof last === 'number' ? `${String(path.at(-2) ?? '')}[${last}]` : String(last);
}
