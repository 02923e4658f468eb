import type { Operation } from '@hotline/contracts';
import ts from 'typescript';
import { walk, type SourceFile } from '../house/source-files';
import {
  closureOf,
  constantOf,
  loadedBy,
  propertyOf,
  sourceAt,
  stringsOf,
  type ConsoleSources,
} from './console-sources';

/** Part of a path of the API. */
const API = '/api/v1';
/** The program with the frame around all screens; it loads before somebody signs in. */
const FRAME = 'workplace';
const CALLER = 'screens/caller/main';
/** Actions on a ticket; each names its own roles, so the screens that show them do not count. */
const ACTIONS = 'actions/';

type Method = Operation['method'];
/** A path in the sources. `method` is absent if the place where it stands does not tell. */
interface UsedPath {
  readonly path: string;
  readonly method?: Method;
}
/** Ids of operations, each with the roles whose screens reach it; `public` for the pages of callers. */
export type Reached = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which operations the screens of each role reach, read from the sources: the menu says who sees a screen, an action on
 * a ticket names its roles, and a screen reaches the paths in the files that it loads.
 */
export function reachedBy(
  sources: ConsoleSources,
  operations: readonly Operation[],
  roles: readonly string[],
): Reached {
  const reached = new Map<string, Set<string>>();
  const add = (used: readonly UsedPath[], who: readonly string[]): void => {
    for (const { id } of used.flatMap((one) => operationsAt(operations, one)))
      reached.set(id, new Set([...(reached.get(id) ?? []), ...who]));
  };
  const pathsFrom = (entry: string): UsedPath[] =>
    [...closureOf(sources, entry)]
      .filter((name) => !name.startsWith(ACTIONS))
      .flatMap((name) => usedPaths(sourceAt(sources, name)));
  add(pathsFrom(FRAME), [...roles, 'public']);
  add(pathsFrom(CALLER), ['public']);
  for (const { paths, entry } of screensOf(sourceAt(sources, 'router')))
    add(pathsFrom(entry), [...new Set(paths.flatMap((path) => rolesAt(sources, path) ?? roles))]);
  for (const [name, file] of sources)
    if (name.startsWith(ACTIONS)) for (const action of actionsIn(file)) add([action], action.roles);
  return reached;
}

function operationsAt(operations: readonly Operation[], { path, method }: UsedPath): Operation[] {
  const there = operations.filter((one) => API + one.path === path);
  if (there.length === 0) throw new Error(`the console uses the path ${path}, which no operation has`);
  if (there.length === 1) return there;
  return there.filter((one) => one.method === (method ?? 'POST'));
}

/** Routes that show a screen, with the file that they load. One function may make several routes. */
export function screensOf(router: SourceFile): { readonly paths: readonly string[]; readonly entry: string }[] {
  const screens: { paths: string[]; entry: string }[] = [];
  walk(router.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'createRoute') return;
    const [route] = node.arguments;
    if (!route || !ts.isObjectLiteralExpression(route)) return;
    const path = propertyOf(route, 'path');
    const [entry] = modulesIn(route);
    if (path && entry) screens.push({ paths: pathsOf(router, path), entry: entry.replace(/^\.\//, '') });
  });
  return screens;
}

function modulesIn(node: ts.Node): string[] {
  const found: string[] = [];
  walk(node, (child) => found.push(...loadedBy(child)));
  return found;
}

/** The path of a route, or, if it is the parameter of a function, every path with which the function is called. */
function pathsOf(router: SourceFile, path: ts.Expression): string[] {
  if (ts.isStringLiteral(path)) return [path.text];
  const maker = ts.findAncestor(path, ts.isVariableDeclaration)?.name.getText();
  const found: string[] = [];
  walk(router.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== maker) return;
    for (const one of node.arguments) if (ts.isStringLiteral(one)) found.push(one.text);
  });
  return found;
}

/** The roles that the menu names for a screen; undefined if the menu does not have it. */
function rolesAt(sources: ConsoleSources, path: string): string[] | undefined {
  const file = sourceAt(sources, 'frame/menu');
  const menu = constantOf(file, 'menu');
  if (!menu || !ts.isArrayLiteralExpression(menu)) throw new Error('frame/menu has no list of screens');
  for (const entry of menu.elements) {
    if (!ts.isObjectLiteralExpression(entry)) continue;
    const [to, roles] = [propertyOf(entry, 'to'), propertyOf(entry, 'roles')];
    if (to && roles && stringsOf(file, to)[0] === path) return stringsOf(file, roles);
  }
  return undefined;
}

function actionsIn(file: SourceFile): (UsedPath & { readonly roles: string[] })[] {
  const found: (UsedPath & { readonly roles: string[] })[] = [];
  walk(file.tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'action') return;
    const [draft] = node.arguments;
    if (!draft || !ts.isObjectLiteralExpression(draft)) return;
    const [path, roles] = [inDraft(file, draft, 'path'), inDraft(file, draft, 'roles')];
    if (!path || !roles) throw new Error(`${file.path}: an action without a path or roles`);
    for (const one of stringsOf(file, path)) found.push({ path: one, method: 'POST', roles: stringsOf(file, roles) });
  });
  return found;
}

/** A property of the draft of an action, also one that several actions of the file share. */
function inDraft(file: SourceFile, draft: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const own = propertyOf(draft, name);
  if (own) return own;
  for (const one of draft.properties) {
    if (!ts.isSpreadAssignment(one)) continue;
    const shared = constantOf(file, one.expression.getText());
    const object = shared && ts.isAsExpression(shared) ? shared.expression : shared;
    const found = object && ts.isObjectLiteralExpression(object) ? propertyOf(object, name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Every path of the API that a file names outside of types. */
export function usedPaths(file: SourceFile): UsedPath[] {
  const found: UsedPath[] = [];
  walk(file.tree, (node) => {
    if (!ts.isStringLiteral(node) || !node.text.startsWith(`${API}/`) || ts.isLiteralTypeNode(node.parent)) return;
    const constant = ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined;
    const methods = constant === undefined ? [methodOf(node)] : methodsOf(file, constant);
    for (const method of methods) found.push({ path: node.text, ...(method ? { method } : {}) });
  });
  return found;
}

/** The methods with which the places that use a constant call its path. */
function methodsOf({ tree }: SourceFile, constant: string): (Method | undefined)[] {
  const found: (Method | undefined)[] = [];
  walk(tree, (node) => {
    if (ts.isIdentifier(node) && node.text === constant && !ts.isVariableDeclaration(node.parent))
      found.push(methodOf(node));
  });
  return found;
}

/** Functions of the console that call a path with a certain method. */
const CALLERS: Readonly<Record<string, Method>> = {
  'api.GET': 'GET',
  fetch: 'GET',
  downloaded: 'GET',
  'api.POST': 'POST',
};
const methodOf = ({ parent }: ts.Node): Method | undefined =>
  ts.isCallExpression(parent) ? CALLERS[parent.expression.getText()] : undefined;
