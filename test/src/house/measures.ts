import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionSizes } from './functions';
import { retiredNames, retiredPaths } from './identifiers';
import { importCircles } from './imports';
import { readSourceFiles, type SourceFile } from './source-files';
import { fragmentOf, testTitles } from './test-titles';
import { exceptionsIn, repeatedTypeNames } from './type-names';
import { codesInSentences } from './user-sentences';

/** One figure of the code, with its limit. */
export interface HouseMeasure {
  readonly name: string;
  readonly value: number;
  /** Largest value allowed; if absent, the figure is only shown. */
  readonly limit?: number;
  /** Lines and files above the limit, the largest first. */
  readonly offenders: readonly string[];
}

const LIMITS = { line: 120, file: 400, function: 40, parameters: 5, nesting: 3, folder: 12 };

/** All measures of the code below `root`, in the order in which they are printed. */
export function measure(root: string): HouseMeasure[] {
  const files = readSourceFiles(root);
  return [
    ...lineMeasures(files),
    ...fileMeasures(files),
    ...functionMeasures(files),
    ...structureMeasures(root, files),
    ...languageMeasures(files),
    ...testRatios(files),
  ];
}

function lineMeasures(files: readonly SourceFile[]): HouseMeasure[] {
  const total = files.reduce((sum, { lines }) => sum + lines.length, 0);
  const long = files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (line.length > LIMITS.line ? [`${path}:${index + 1} (${line.length})`] : [])),
  );
  return [
    { name: 'TypeScript lines', value: total, offenders: [] },
    {
      name: `lines over ${LIMITS.line} characters, per cent`,
      value: rounded((100 * long.length) / total),
      limit: 0.5,
      offenders: long,
    },
  ];
}

function fileMeasures(files: readonly SourceFile[]): HouseMeasure[] {
  const sizes = files.map(({ path, codeLines }) => [codeLines.size, path] as const).sort(([a], [b]) => b - a);
  const quantile = (share: number): number => sizes[Math.floor((1 - share) * (sizes.length - 1))]?.[0] ?? 0;
  const offenders = sizes.filter(([size]) => size > LIMITS.file).map(([size, path]) => `${path} (${size})`);
  return [
    { name: 'file size, median (lines of code)', value: quantile(0.5), limit: 60, offenders: [] },
    { name: 'file size, 95th percentile', value: quantile(0.95), limit: 200, offenders: [] },
    { name: 'file size, largest', value: quantile(1), limit: LIMITS.file, offenders },
  ];
}

function functionMeasures(files: readonly SourceFile[]): HouseMeasure[] {
  const sizes = files.flatMap(functionSizes);
  const largest = (what: string, key: 'lines' | 'parameters' | 'nesting', limit: number): HouseMeasure => {
    const sorted = [...sizes].sort((a, b) => b[key] - a[key]);
    const offenders = sorted.filter((size) => size[key] > limit).map((size) => `${size.at} (${size[key]})`);
    return { name: what, value: sorted[0]?.[key] ?? 0, limit, offenders };
  };
  return [
    largest('function length, largest', 'lines', LIMITS.function),
    largest('parameters, most', 'parameters', LIMITS.parameters),
    largest('nesting, deepest', 'nesting', LIMITS.nesting),
  ];
}

function structureMeasures(root: string, files: readonly SourceFile[]): HouseMeasure[] {
  const folders = new Map<string, number>();
  for (const { folder, isTest } of files) if (!isTest) folders.set(folder, (folders.get(folder) ?? 0) + 1);
  const crowded = [...folders].filter(([, count]) => count > LIMITS.folder).sort(([, a], [, b]) => b - a);
  const words = join(root, 'docs/words.md');
  const exceptions = existsSync(words) ? exceptionsIn(readFileSync(words, 'utf8')) : new Set<string>();
  return [
    {
      name: 'source files in a folder, most',
      value: Math.max(...folders.values()),
      limit: LIMITS.folder,
      offenders: crowded.map(([folder, count]) => `${folder} (${count})`),
    },
    counted(
      'circles of imports, types included',
      importCircles(root, files).map((circle) => circle.join(' → ')),
    ),
    counted(
      'exported type names that exist twice',
      [...repeatedTypeNames(files, exceptions)].map(([name, paths]) => `${name}: ${paths.join(', ')}`),
    ),
  ];
}

function languageMeasures(files: readonly SourceFile[]): HouseMeasure[] {
  const titles = files.filter(({ isTest }) => isTest).flatMap(testTitles);
  const fragments = titles.flatMap((title) => {
    const why = fragmentOf(title);
    return why === undefined ? [] : [`${title.at} "${title.title}": ${why}`];
  });
  return [
    { name: 'test titles', value: titles.length, offenders: [] },
    counted('test titles that are fragments', fragments),
    counted('declared names that hold a retired word', files.flatMap(retiredNames)),
    counted('files and folders with a retired name', retiredPaths(files)),
    counted('codes in sentences for users', files.filter(({ isTest }) => !isTest).flatMap(codesInSentences)),
  ];
}

/** Lines of tests for each line of source, by package and service. Tests under `test` count for none of them. */
function testRatios(files: readonly SourceFile[]): HouseMeasure[] {
  const lines = new Map<string, { source: number; test: number }>();
  for (const { workspace, isTest, codeLines } of files) {
    const own = lines.get(workspace) ?? { source: 0, test: 0 };
    own[isTest ? 'test' : 'source'] += codeLines.size;
    lines.set(workspace, own);
  }
  return [...lines]
    .filter(([, { source }]) => source > 0)
    .map(([workspace, { source, test }]) => ({
      name: `test lines a source line, ${workspace}`,
      value: rounded(test / source),
      offenders: [],
    }));
}

const counted = (name: string, offenders: readonly string[]): HouseMeasure => ({
  name,
  value: offenders.length,
  limit: 0,
  offenders,
});
const rounded = (value: number): number => Math.round(value * 100) / 100;
