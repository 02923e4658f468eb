import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Loader, type Plugin } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const FOLDER = join(ROOT, 'node_modules/.cache/hotline-programs');
/** Packages with a native part, and optional ones of Nest that are not installed. */
const LEFT_OUT =
  /^(@photostructure\/sqlite|@node-rs\/jieba|@nestjs\/(platform-express|websockets.*)|class-(validator|transformer).*|@fastify\/view|amqp.*|@grpc\/.*|nats|mqtt)$/;

/** Keeps `__dirname` of each source file what it is beside its source, so that files next to it are found. */
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
 * Runs the bundle beside it, compiled from a cache after the first time (as NODE_COMPILE_CACHE does from Node 22 on).
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

/**
 * Bundles a program with everything that it imports, from the sources, so that a test that starts it needs no build and
 * each start loads one compiled file.
 *
 * @param entry path of the program's TypeScript file
 * @param name of the bundle: one for each program and caller
 * @returns path of the file to start
 */
export async function bundledProgram(entry: string, name: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const bundle = join(FOLDER, `${name}.cjs`);
  const draft = `${bundle}.${process.pid}`;
  await build({
    entryPoints: [entry],
    outfile: draft,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    keepNames: true,
    plugins: [ownFolders],
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  rmSync(`${bundle}.compiled`, { force: true });
  renameSync(draft, bundle);
  const program = join(FOLDER, `${name}.start.cjs`);
  writeFileSync(program, loaderOf(name));
  return program;
}
