import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { readSourceFile, walk, type SourceFile } from '../house/source-files';

const SOURCES = 'services/console/src';

/** The sources of the console by path below its `src`, without suffix: `screens/desk/desk-screen`. */
export type ConsoleSources = ReadonlyMap<string, SourceFile>;

export function readConsole(root: string): ConsoleSources {
  const folder = join(root, SOURCES);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'),
  );
  return new Map(
    names.map((name) => [
      name.replace(/\.tsx?$/, ''),
      readSourceFile(join(SOURCES, name), readFileSync(join(folder, name), 'utf8')),
    ]),
  );
}

export const sourceAt = (sources: ConsoleSources, name: string): SourceFile => {
  const found = sources.get(name);
  if (!found) throw new Error(`the console has no file ${name}`);
  return found;
};

/** Files that load only when a route opens them are not part of the file that names them. */
const LOADERS = ['router', 'main'];

/** The file and every file that it imports, directly or through others; imports of types do not count. */
export function closureOf(sources: ConsoleSources, entry: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const name of importsOf(entry, sourceAt(sources, entry))) {
    if (sources.has(name)) closureOf(sources, name, found);
  }
  return found;
}

function importsOf(name: string, { tree }: SourceFile): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const isType = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true;
    const isStatic = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !isType;
    if (isStatic && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push(node.moduleSpecifier.text);
    if (!LOADERS.includes(name)) found.push(...loadedBy(node));
  });
  return found.filter((one) => one.startsWith('.')).map((one) => normalize(join(dirname(name), one)));
}

/** The module of `import('…')`. */
export function loadedBy(node: ts.Node): string[] {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return [];
  const [module] = node.arguments;
  return module && ts.isStringLiteral(module) ? [module.text] : [];
}

/** The value of a property in an object literal; a shorthand stands for itself. */
export function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const one of object.properties) {
    if (ts.isPropertyAssignment(one) && one.name.getText() === name) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one) && one.name.text === name) return one.name;
  }
  return undefined;
}

/** The strings for which constants of a file stand: literals, lists of them, spread lists, and names of constants. */
export function stringsOf(file: SourceFile, node: ts.Expression): string[] {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isArrayLiteralExpression(node))
    return node.elements.flatMap((one) => stringsOf(file, ts.isSpreadElement(one) ? one.expression : one));
  if (ts.isAsExpression(node)) return stringsOf(file, node.expression);
  const constant = ts.isIdentifier(node) ? constantOf(file, node.text) : undefined;
  if (constant) return stringsOf(file, constant);
  throw new Error(`${file.path}: ${node.getText()} is not a constant, so what people reach cannot be read from it`);
}

export function constantOf({ tree }: SourceFile, name: string): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  walk(tree, (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name) found = node.initializer;
  });
  return found;
}
