import ts from 'typescript';
import { lineOf, walk, type SourceFile } from './source-files';

/** Vague words that were replaced everywhere; each part of a camelCase name counts as a word. */
const RETIRED = new Set('place places shelf lesson lessons clue clues asides mend mends lots packed'.split(' '));
/** Names of files and folders that were replaced. */
const RETIRED_FILES = new Set(
  (
    'shelf lessons packed clues asides filled in-sight in-time stamps looks renewed slots pause ' +
    'own composed places passage others follow found'
  ).split(' '),
);

/** Declared names that hold a retired word, with their lines. */
export function retiredNames({ tree, path }: SourceFile): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const name = isDeclaration(node) && node.name && ts.isIdentifier(node.name) ? node.name : undefined;
    if (name && partsOf(name.text).some((part) => RETIRED.has(part)))
      found.push(`${path}:${lineOf(tree, name.getStart(tree)) + 1} ${name.text}`);
  });
  return found;
}

/** Paths with a retired name of a file or folder. */
export const retiredPaths = (files: readonly SourceFile[]): string[] =>
  files
    .map(({ path }) => path)
    .filter((path) => path.split('/').some((part) => RETIRED_FILES.has(part.replace(/(\.test)?\.ts$/, ''))));

const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((part) => part.toLowerCase());

const isDeclaration = (node: ts.Node): node is ts.Declaration & { readonly name?: ts.Node } =>
  ts.isVariableDeclaration(node) ||
  ts.isParameter(node) ||
  ts.isBindingElement(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isPropertySignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isClassDeclaration(node);
