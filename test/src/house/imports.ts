import { existsSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import ts from 'typescript';
import { walk, type SourceFile } from './source-files';

/** Circles of files that import each other, type imports included. Each circle is the list of its files. */
export function importCircles(root: string, files: readonly SourceFile[]): string[][] {
  const paths = new Set(files.map(({ path }) => path));
  const targets = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap((name) => resolve(root, file, name, paths))]),
  );
  return stronglyConnected(targets).filter(
    ([first, ...others]) => others.length > 0 || targets.get(first as string)?.includes(first as string),
  );
}

function importsOf({ tree }: SourceFile): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      names.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      names.push(node.argument.literal.text);
  });
  return names;
}

function resolve(root: string, file: SourceFile, name: string, paths: ReadonlySet<string>): string[] {
  const base = name.startsWith('.') ? join(file.folder, name) : packageEntry(root, name);
  if (base === undefined) return [];
  const plain = normalize(base).replace(/\.[jt]s$/, '');
  return [`${plain}.ts`, `${plain}/index.ts`].filter((path) => paths.has(path)).slice(0, 1);
}

/** Source file of one of our packages, as its `exports` names it. */
function packageEntry(root: string, name: string): string | undefined {
  const [, short, entry] = /^@hotline\/([^/]+)(\/.+)?$/.exec(name) ?? [];
  const folder = ['packages', 'services'].find((top) => short && existsSync(join(root, top, short, 'package.json')));
  if (!folder || !short) return undefined;
  const { exports } = JSON.parse(readFileSync(join(root, folder, short, 'package.json'), 'utf8')) as {
    exports?: Record<string, { source?: string }>;
  };
  const source = exports?.[entry ? `.${entry}` : '.']?.source;
  return source ? join(folder, short, source) : undefined;
}

/** Tarjan's algorithm. */
function stronglyConnected(targets: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, { index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const components: string[][] = [];
  const visit = (name: string): { index: number; low: number; open: boolean } => {
    const own = { index: order.size, low: order.size, open: true };
    order.set(name, own);
    stack.push(name);
    for (const target of targets.get(name) ?? []) {
      const seen = order.get(target);
      if (!seen) own.low = Math.min(own.low, visit(target).low);
      else if (seen.open) own.low = Math.min(own.low, seen.index);
    }
    if (own.low === own.index) {
      const members = stack.splice(stack.indexOf(name));
      for (const member of members) (order.get(member) as { open: boolean }).open = false;
      components.push(members.sort());
    }
    return own;
  };
  for (const name of targets.keys()) if (!order.has(name)) visit(name);
  return components;
}
