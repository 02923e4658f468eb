import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { threadId } from 'node:worker_threads';
import { SERVICES } from '@hotline/cli';
import { build, type Loader, type Plugin } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/hotline-programs');
/** Packages that are not bundled: those with native code, and optional ones of Nest that are not installed. */
const LEFT_OUT =
  /^(@photostructure\/sqlite|@node-rs\/(jieba|argon2)|@nestjs\/(platform-express|websockets.*)|class-(validator|transformer).*|@fastify\/view|amqp.*|@grpc\/.*|nats|mqtt)$/;

/** Gives `__dirname` the folder of the source file, so that files next to the source are found. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: LEFT_OUT }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /\.node$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path), external: true }));
    onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!/__(dir|file)name/.test(source) || /\b(var|let|const) __(dir|file)name/.test(source)) return undefined;
      const names = `const __dirname = ${JSON.stringify(dirname(path))}, __filename = ${JSON.stringify(path)};`;
      const loader: Loader = path.endsWith('ts') ? 'ts' : 'js';
      return { contents: names + source, loader, resolveDir: dirname(path) };
    });
  },
};

/**
 * Text of a program that runs the bundle beside it. From its second start on it uses compiled code from a cache, as
 * NODE_COMPILE_CACHE does from Node 22 on.
 */
const loaderOf = (name: string): string => `
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire, wrap } = require('node:module');
const { Script, constants } = require('node:vm');
const file = require('node:path').join(__dirname, ${JSON.stringify(`${name}.cjs`)});
const compiled = file + '.compiled';
const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
const importModuleDynamically = constants && constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file, cachedData, importModuleDynamically });
const own = { exports: {} };
script.runInThisContext()(own.exports, createRequire(file), own, file, __dirname);
if (cachedData === undefined || script.cachedDataRejected) {
  setTimeout(() => {
    const draft = compiled + '.' + process.pid;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, compiled);
  }, 1000).unref();
}
`;

/** Writes the whole file or nothing, because other tests may start the same program meanwhile. */
function keep(file: string, content: string | Uint8Array): void {
  if (existsSync(file)) return;
  const draft = `${file}.${process.pid}.${threadId}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

/**
 * Bundles a program and everything that it imports from the sources. So tests need no build, and each start loads one
 * compiled file. The same sources give the same file, which is then compiled already.
 *
 * @param source text of the program, in TypeScript; it imports from the folder `test/src`
 * @returns path of the file to start
 */
export async function bundledProgram(source: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: __dirname, loader: 'ts' },
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    keepNames: true,
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [ownFolders],
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  const bundle = outputFiles[0]?.contents as Uint8Array;
  const name = createHash('sha1').update(bundle).digest('hex');
  keep(join(FOLDER, `${name}.cjs`), bundle);
  const program = join(FOLDER, `${name}.start.cjs`);
  keep(program, loaderOf(name));
  return program;
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
