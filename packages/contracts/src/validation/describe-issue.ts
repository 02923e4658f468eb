import type { z } from 'zod';
import type { FieldError } from '../problems';
import type { Text } from '../words';
import { labelOf } from './field-labels';
import { ruleMessages } from './rule-messages';

type Issue = z.core.$ZodIssue;
type Length = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

/**
 * Turns issues of zod into sentences that name each field by its label. `input`, the validated value, is needed to tell
 * a missing field from a wrong one. `part` (`params`, `query`, `body`) is put before each path.
 */
export function describeIssues(issues: readonly Issue[], input?: unknown, part?: string): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...(part ? [part] : []), ...issue.path.map(String)];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField([...path, key]));
    return [fieldError(path, sentenceOf(issue, input), choicesOf(issue))];
  });
}

const fieldError = (path: readonly string[], { zh, en }: Text, choices?: readonly string[]): FieldError => ({
  path: path.join('.'),
  message: en,
  messageZh: zh,
  ...(choices ? { choices: [...choices] } : {}),
});

/** The error for a field that the API does not know. */
export const unknownField = (path: readonly string[]): FieldError =>
  fieldError(path, { zh: '系统不识别此字段', en: 'Unknown field' });

/** Codes that the API accepts in this field, for programs. */
const choicesOf = (issue: Issue): readonly string[] | undefined =>
  issue.code === 'invalid_value' ? issue.values.map(String) : undefined;

function sentenceOf(issue: Issue, input: unknown): Text {
  const label = labelOf(issue.path);
  const own = ruleMessages[issue.message];
  if (own) return own;
  if (input !== undefined && valueAt(input, issue.path) === undefined) return required(label);
  switch (issue.code) {
    case 'invalid_type':
      return typeSentence(label, issue.expected);
    case 'too_small':
    case 'too_big':
      return lengthSentence(label, issue);
    case 'invalid_format':
      return formatSentence(label, issue.format);
    case 'invalid_value':
      return { zh: `${label.zh}不在可选范围内`, en: `${capital(label.en)} is not one of the possible choices` };
    default:
      return { zh: `${label.zh}有误`, en: `${capital(label.en)} is not valid` };
  }
}

const required = ({ zh, en }: Text): Text => ({ zh: `请填写${zh}`, en: `${capital(en)} is required` });

const typeNames: Readonly<Record<string, Text>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '“是”或“否”', en: 'yes or no' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
  record: { zh: '一组字段', en: 'a group of fields' },
};

function typeSentence({ zh, en }: Text, expected: string): Text {
  const type = typeNames[expected];
  if (!type) return { zh: `${zh}有误`, en: `${capital(en)} is not valid` };
  return { zh: `${zh}应为${type.zh}`, en: `${capital(en)} must be ${type.en}` };
}

function lengthSentence(label: Text, issue: Length): Text {
  const small = issue.code === 'too_small';
  const bound = Number(small ? issue.minimum : issue.maximum);
  const zh = small ? '至少' : '最多';
  const en = small ? 'at least' : 'at most';
  if (issue.origin === 'string') {
    if (small && bound <= 1) return required(label);
    return { zh: `${label.zh}${zh}${bound}个字`, en: `${capital(label.en)} must have ${en} ${bound} characters` };
  }
  if (issue.origin === 'array')
    return { zh: `${label.zh}${zh}${bound}项`, en: `${capital(label.en)} must have ${en} ${bound} entries` };
  const limit = small ? '不能小于' : '不能大于';
  if (issue.inclusive === false)
    return {
      zh: `${label.zh}${small ? '必须大于' : '必须小于'}${bound}`,
      en: `${capital(label.en)} must be ${small ? 'more' : 'less'} than ${bound}`,
    };
  return { zh: `${label.zh}${limit}${bound}`, en: `${capital(label.en)} must be ${en} ${bound}` };
}

const formats: Readonly<Record<string, Text>> = {
  datetime: {
    zh: '应为带时区的日期时间，例如2026-11-30T14:00:00+08:00',
    en: 'must be a date and time with its zone, for example 2026-11-30T14:00:00+08:00',
  },
  date: { zh: '应为日期，例如2026-11-30', en: 'must be a date, for example 2026-11-30' },
};

function formatSentence(label: Text, format: string): Text {
  const wanted = formats[format] ?? { zh: '格式有误', en: 'has the wrong format' };
  return { zh: `${label.zh}${wanted.zh}`, en: `${capital(label.en)} ${wanted.en}` };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return value;
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);
