import { problemTitles, type Problem } from '@hotline/contracts';
import ts from 'typescript';
import { lineOf, walk, type SourceFile } from './source-files';

/** A refusal declared in a source file: an object with a `detail`, and with `refused` or the `code` of a problem. */
export interface DeclaredRefusal {
  readonly at: string;
  readonly code: string;
  /** Its Chinese sentence, with `*` for what is known only at run time. */
  readonly detail: string;
  /** The Chinese hints that it can have; empty if the hint of its code is used. */
  readonly hints: readonly string[];
}

/** Lists the refusals of a file, one for each sentence that a declaration can have. */
export function declaredRefusals({ tree, path, isTest }: SourceFile): DeclaredRefusal[] {
  const found: DeclaredRefusal[] = [];
  if (isTest) return found;
  walk(tree, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const code = codeOf(node);
    const detail = valueOf(node, 'detail');
    if (!code || !detail) return;
    const at = `${path}:${lineOf(tree, node.getStart(tree)) + 1}`;
    const hint = valueOf(node, 'hint');
    const hints = hint ? sentencesOf(hint) : [];
    for (const text of sentencesOf(detail)) found.push({ at, code, detail: text, hints });
  });
  return found;
}

/** Whether a problem document is this refusal: its code, its sentence and its hint agree. */
export function isRefusedBy({ code, detail, hints }: DeclaredRefusal, problem: Problem): boolean {
  const [zh = ''] = problem.detail?.split(' · ') ?? [];
  return (
    problem.code === code &&
    fits(detail, zh) &&
    (hints.length === 0 || hints.some((hint) => fits(hint, problem.hint?.zh ?? '')))
  );
}

const fits = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(text);

function codeOf(node: ts.ObjectLiteralExpression): string | undefined {
  const value = valueOf(node, 'refused') ?? valueOf(node, 'code');
  const plain = value && ts.isAsExpression(value) ? value.expression : value;
  return plain && ts.isStringLiteralLike(plain) && plain.text in problemTitles ? plain.text : undefined;
}

function valueOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

/**
 * The Chinese sentences that an expression can have. Constants and arguments of calls are looked up in the same file.
 */
function sentencesOf(value: ts.Expression): string[] {
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (ts.isTemplateExpression(value))
    return [[value.head.text, ...value.templateSpans.map(({ literal }) => literal.text)].join('*')];
  if (ts.isConditionalExpression(value)) return [value.whenTrue, value.whenFalse].flatMap(sentencesOf);
  if (ts.isObjectLiteralExpression(value)) {
    const zh = valueOf(value, 'zh');
    return zh ? sentencesOf(zh) : ['*'];
  }
  return ts.isIdentifier(value) ? sentencesOfName(value) : ['*'];
}

function sentencesOfName(name: ts.Identifier): string[] {
  const found: string[] = [];
  walk(name.getSourceFile(), (node) => {
    if ((!ts.isVariableDeclaration(node) && !ts.isParameter(node)) || node.name.getText() !== name.text) return;
    if (!holds(scopeOf(node), name)) return;
    if (node.initializer) found.push(...sentencesOf(node.initializer));
    if (ts.isParameter(node)) found.push(...argumentsOf(node).flatMap(sentencesOf));
  });
  return found.length > 0 ? found : ['*'];
}

const holds = (outer: ts.Node, inner: ts.Node): boolean => outer.pos <= inner.pos && inner.end <= outer.end;

function scopeOf(declaration: ts.VariableDeclaration | ts.ParameterDeclaration): ts.Node {
  return ts.isParameter(declaration) ? declaration.parent : declaration.parent.parent.parent;
}

/** The arguments that calls in the file pass for a parameter. */
function argumentsOf(parameter: ts.ParameterDeclaration): ts.Expression[] {
  const declared = parameter.parent;
  const index = declared.parameters.indexOf(parameter);
  const name = ts.isFunctionDeclaration(declared) ? declared.name : nameOfVariable(declared.parent);
  const found: ts.Expression[] = [];
  walk(parameter.getSourceFile(), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== name?.getText()) return;
    const given = node.arguments[index];
    if (given) found.push(given);
  });
  return found;
}

const nameOfVariable = (node: ts.Node): ts.BindingName | undefined =>
  ts.isVariableDeclaration(node) ? node.name : undefined;
