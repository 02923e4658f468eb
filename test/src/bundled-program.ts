import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { SERVICES } from '@hotline/cli';
import type { BuildOptions } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/hotline-programs');
const { bundleOf, writeProgram } = createRequire(__filename)(join(ROOT, 'services/all/bundle.cjs')) as {
  bundleOf: (input: BuildOptions) => Promise<Uint8Array>;
  writeProgram: (folder: string, name: string, bundle: Uint8Array) => string;
};

/**
 * Bundles a program and everything that it imports from the sources. So tests need no build, and each start loads one
 * compiled file. The same sources give the same file, which is then compiled already.
 *
 * @param source text of the program, in TypeScript; it imports from the folder `test/src`
 * @returns path of the file to start
 */
export async function bundledProgram(source: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const bundle = await bundleOf({ stdin: { contents: source, resolveDir: __dirname, loader: 'ts' } });
  const name = createHash('sha1').update(bundle).digest('hex');
  const program = join(FOLDER, `${name}.start.cjs`);
  return existsSync(program) ? program : writeProgram(FOLDER, name, bundle);
}

/** The product as `npm start` runs it. */
export const wholeProduct = (): Promise<string> => bundledProgram("import '../../services/all/src/main';");

/** A program with every service; its first argument names the one that runs. */
export const eachService = (): Promise<string> =>
  bundledProgram(
    `const programs: Record<string, () => unknown> = {${SERVICES.map(
      (name) => `${name}: () => require('../../services/${name}/src/main')`,
    ).join()}};
    programs[process.argv[2] as string]?.();`,
  );
