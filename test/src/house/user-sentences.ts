import ts from 'typescript';
import { lineOf, walk, type SourceFile } from './source-files';

/** Codes, field names and UTC instants in the sentences that users read, each with its line. */
export function codesInSentences({ tree, path }: SourceFile): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const language = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) ? node.name.text : '';
    if (!ts.isPropertyAssignment(node) || !/^(zh|en)$/.test(language)) return;
    for (const code of codesOf(node.initializer, language as 'zh' | 'en'))
      found.push(`${path}:${lineOf(tree, node.getStart(tree)) + 1} ${code}`);
  });
  return found;
}

function codesOf(value: ts.Expression, language: 'zh' | 'en'): string[] {
  if (ts.isStringLiteralLike(value)) return codesInText(value.text, language);
  if (!ts.isTemplateExpression(value)) return [];
  const texts = [value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)];
  const values = value.templateSpans.map(({ expression }) => expression.getText());
  return [...texts.flatMap((text) => codesInText(text, language)), ...values.filter((text) => RAW.test(text))];
}

/** Expressions in a template whose value is a code or an instant, because no label was looked up. */
const RAW = /(^|\.)(situation|state|role|roles|unit|lead|approver|body|toISOString\(\))$/;

/** Codes in a text without placeholders. Exported for its test. */
export function codesInText(text: string, language: 'zh' | 'en'): string[] {
  const plain = text.replace(ALLOWED, ' ');
  const instants = plain.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
  const quoted = plain.match(/`[^`]+`/g) ?? [];
  const latin = language === 'zh' ? (plain.match(/(?<![A-Za-z./-])[a-z][A-Za-z-]+(?![A-Za-z./(:])/g) ?? []) : [];
  return [...instants, ...quoted, ...latin];
}

/** Paths of the API, commands, options, file names, headers and amounts of a limit are allowed: users type them so. */
const ALLOWED = new RegExp(
  [
    String.raw`(GET|POST|PUT|DELETE)? ?/[\w/{}.-]+`,
    String.raw`npm run [\w:-]+(?: --[\w-]+ [\w./-]+)*( -- )?( ?[\w./-]+)?`,
    String.raw`--[\w-]+`,
    String.raw`[\w-]+\.(yaml|csv|xlsx|json|ts|zip|md)`,
    String.raw`application/[\w+-]+|https?:\S+|https?(?![a-z])|<\w+>`,
    String.raw`"[^"]*"|\{"[^}]*\}`,
    String.raw`\d+ ((working|urgent|city)-hours|(working|urgent|calendar)-days|hours|minutes)`,
    String.raw`\b(pack|train|models|parked|replay|transfer|evaluate|cluster|calendar) [a-z]+\b`,
  ].join('|'),
  'g',
);
