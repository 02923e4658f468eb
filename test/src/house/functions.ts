import ts from 'typescript';
import { lineOf, walk, type SourceFile } from './source-files';

export interface FunctionSize {
  readonly at: string;
  /** Lines without blank lines and comments. */
  readonly lines: number;
  readonly parameters: number;
  /** Deepest nesting of if, for, while, switch and try, as ESLint's max-depth counts. */
  readonly nesting: number;
}

/**
 * Size of every function, method and constructor. In test files, tests, hooks and functions that declare tests are left
 * out, because a journey may be long.
 */
export function functionSizes({ tree, path, codeLines, isTest }: SourceFile): FunctionSize[] {
  const sizes: FunctionSize[] = [];
  walk(tree, (node) => {
    if (!isFunction(node) || !node.body || (isTest && holdsTests(node))) return;
    const first = lineOf(tree, node.getStart(tree));
    const last = lineOf(tree, node.end);
    let lines = 0;
    for (let line = first; line <= last; line++) if (codeLines.has(line)) lines++;
    sizes.push({
      at: `${path}:${first + 1}`,
      lines,
      parameters: node.parameters.length,
      nesting: nestingOf(node.body),
    });
  });
  return sizes;
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration & { body?: ts.Node } =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node);

/** True for a test, a hook, and any function that declares tests. */
function holdsTests(node: ts.Node): boolean {
  if (ts.isCallExpression(node.parent) && DECLARES_TESTS.test(node.parent.expression.getText())) return true;
  let found = false;
  walk(node, (child) => {
    if (ts.isCallExpression(child) && DECLARES_TESTS.test(child.expression.getText())) found = true;
  });
  return found;
}
const DECLARES_TESTS = /^(describe|it|test|rule|beforeAll|beforeEach|afterAll|afterEach)\b/;

function nestingOf(body: ts.Node): number {
  if (isFunction(body)) return 0;
  let deepest = 0;
  ts.forEachChild(body, (child) => {
    deepest = Math.max(deepest, nestingOf(child) + (isNested(child) ? 1 : 0));
  });
  return deepest;
}

/** `else if` continues its `if` and does not count again. */
const isNested = (node: ts.Node): boolean =>
  (ts.isIfStatement(node) && !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node)) ||
  ts.isIterationStatement(node, false) ||
  ts.isSwitchStatement(node) ||
  ts.isTryStatement(node);
