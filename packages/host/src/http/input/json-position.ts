import type { Text } from '@hotline/contracts';
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';

/** Position of the first error in a JSON text; line and column count from 1. */
export interface JsonError {
  readonly line: number;
  readonly column: number;
  readonly message: Text;
}

const MESSAGES: Readonly<Record<string, Text | undefined>> = {
  InvalidSymbol: { zh: '此处的字符不符合JSON格式', en: 'this is not JSON' },
  InvalidNumberFormat: { zh: '数字格式有误', en: 'the number is malformed' },
  PropertyNameExpected: { zh: '应为带双引号的字段名', en: 'a field name in double quotes is expected' },
  ValueExpected: { zh: '应为一个值', en: 'a value is expected' },
  ColonExpected: { zh: '应为冒号', en: 'a colon is expected' },
  CommaExpected: { zh: '应为逗号', en: 'a comma is expected' },
  CloseBraceExpected: { zh: '应为右花括号', en: 'a closing brace is expected' },
  CloseBracketExpected: { zh: '应为右方括号', en: 'a closing bracket is expected' },
  EndOfFileExpected: { zh: '此处应当结束', en: 'the text should end here' },
  InvalidCommentToken: { zh: 'JSON不允许注释', en: 'JSON allows no comments' },
  UnexpectedEndOfString: { zh: '文字缺少右双引号', en: 'the text has no closing double quote' },
};
const NOT_JSON: Text = { zh: '内容不是有效的JSON', en: 'this is not valid JSON' };

/**
 * Finds the first error in a text that `JSON.parse` refused. The messages of `JSON.parse` are of no use here: they
 * differ between versions of Node and often lack the position.
 */
export function findJsonError(text: string): JsonError {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors.sort((a, b) => a.offset - b.offset);
  const lines = text.slice(0, first?.offset ?? text.length).split('\n');
  return {
    line: lines.length,
    column: (lines.at(-1) ?? '').length + 1,
    message: (first && MESSAGES[printParseErrorCode(first.error)]) ?? NOT_JSON,
  };
}
