import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@hotline/contracts';
import { declaredRefusals, isRefusedBy, type DeclaredRefusal } from './house/declared-refusals';
import { readSourceFiles } from './house/source-files';
import { UNPROVOKED } from './unprovoked-refusals';

const problemsIn = (folder: string): Problem[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as Problem);

export interface RefusalTable {
  readonly declared: readonly DeclaredRefusal[];
  /** Declared refusals that no test provoked and that the list of exceptions does not name. */
  readonly missed: readonly DeclaredRefusal[];
  /** Exceptions that no source file declares any more. */
  readonly needless: readonly string[];
}

export function refusalTable(declared: readonly DeclaredRefusal[], problems: readonly Problem[]): RefusalTable {
  const provoked = new Set(declared.filter((one) => problems.some((problem) => isRefusedBy(one, problem))));
  const excepted = ({ detail }: DeclaredRefusal): boolean => detail in UNPROVOKED;
  return {
    declared,
    missed: declared.filter((one) => !provoked.has(one) && !excepted(one)),
    needless: Object.keys(UNPROVOKED).filter((detail) => !declared.some((one) => one.detail === detail)),
  };
}

/** Prints missed refusals and needless exceptions. Returns the exit status: 1 when there are any. */
export function printRefusalTable(folder: string, root: string): number {
  const { declared, missed, needless } = refusalTable(
    readSourceFiles(root).flatMap(declaredRefusals),
    problemsIn(folder),
  );
  process.stdout.write(`${declared.length} declared refusals, ${declared.length - missed.length} accounted for\n`);
  for (const { at, code, detail } of missed) process.stderr.write(`no journey provokes: ${at} ${code} ${detail}\n`);
  for (const detail of needless) process.stderr.write(`no source file declares this exception any more: ${detail}\n`);
  return missed.length + needless.length > 0 ? 1 : 0;
}

if (require.main === module) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name the folder: refusal-table FOLDER');
  process.exitCode = printRefusalTable(folder, join(__dirname, '../..'));
}
