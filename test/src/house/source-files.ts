import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** One TypeScript file of the repository, parsed. */
export interface SourceFile {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** `packages/…`, `services/…` or `test`. */
  readonly workspace: string;
  readonly folder: string;
  readonly isTest: boolean;
  readonly lines: readonly string[];
  /** Numbers (from 0) of the lines that hold more than blanks and comments. */
  readonly codeLines: ReadonlySet<number>;
  readonly tree: ts.SourceFile;
}

/** All TypeScript files under packages, services and test, without build output. */
export const readSourceFiles = (root: string): SourceFile[] =>
  ['packages', 'services', 'test']
    .flatMap((folder) => typescriptFiles(join(root, folder)))
    .map((file) => readSourceFile(relative(root, file), readFileSync(file, 'utf8')));

export function readSourceFile(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const [top, name] = path.split('/');
  return {
    path,
    workspace: top === 'test' ? 'test' : `${top}/${name}`,
    folder: dirname(path),
    isTest: /\.test\.ts$|\/testing\//.test(path) || path.startsWith('test/'),
    lines: text.split('\n'),
    codeLines: codeLinesOf(tree),
    tree,
  };
}

/** Calls `visit` with every node below `node`, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  ts.forEachChild(node, (child) => {
    visit(child);
    walk(child, visit);
  });
}

/** Number of the line, from 0, on which a node begins. */
export const lineOf = (tree: ts.SourceFile, position: number): number =>
  tree.getLineAndCharacterOfPosition(position).line;

/** Lines that contain a token, so neither blank lines nor comments, as ESLint counts. */
function codeLinesOf(tree: ts.SourceFile): Set<number> {
  const found = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.EndOfFileToken || ts.isJSDoc(node)) return;
    const children = node.getChildren(tree);
    if (children.length > 0) return children.forEach(visit);
    if (node.getText(tree) === '') return;
    for (let line = lineOf(tree, node.getStart(tree)); line <= lineOf(tree, node.end); line++) found.add(line);
  };
  visit(tree);
  return found;
}

function typescriptFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : typescriptFiles(path);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
const SKIPPED = new Set(['node_modules', 'dist', '.turbo']);
