import ts from 'typescript';
import type { SourceFile } from './source-files';

/** Exported types, interfaces, classes and enums whose name is declared more than once, with their files. */
export function repeatedTypeNames(
  files: readonly SourceFile[],
  exceptions: ReadonlySet<string> = new Set(),
): Map<string, string[]> {
  const declared = new Map<string, string[]>();
  for (const { tree, path } of files)
    for (const statement of tree.statements)
      if (isExportedType(statement) && statement.name)
        declared.set(statement.name.text, [...(declared.get(statement.name.text) ?? []), path]);
  return new Map([...declared].filter(([name, paths]) => new Set(paths).size > 1 && !exceptions.has(name)).sort());
}

type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration | ts.EnumDeclaration;
const isExportedType = (node: ts.Statement): node is TypeDeclaration =>
  (ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node)) &&
  (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/**
 * Names that docs/words.md lists under "Type names that exist twice", each in backticks at the beginning of a list
 * entry.
 */
export function exceptionsIn(markdown: string): Set<string> {
  const [, section = ''] = markdown.split(/^## Type names that exist twice$/m);
  const [own = ''] = section.split(/^## /m);
  return new Set([...own.matchAll(/^- ((?:`\w+`(?:, )?)+)/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []));
}
