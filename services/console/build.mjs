// Builds the console into dist/: types of the API, type check, bundle, byte budgets, compressed copies.
// Does nothing when no input is newer than the last build.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { checkBudgets } from './budgets.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const STAMP = join(here, 'dist/.built');
const INPUTS = [
  join(here, 'src'),
  join(here, 'public'),
  join(here, 'index.html'),
  join(here, 'vite.config.ts'),
  join(here, 'tsconfig.json'),
  join(here, 'package.json'),
  join(root, 'docs/api/openapi.json'),
  join(root, 'packages/contracts/src/labels.ts'),
  join(root, 'package-lock.json'),
];
/** Skips the type check, so that `npm start` need not wait for it. */
const UNCHECKED = '--unchecked';
/** Smaller files gain nothing from compression. */
const LEAST_COMPRESSED_BYTES = 1024;
const COMPRESSED = /\.(js|css|html|svg)$/;

const newest = (path) => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const program = (name, path) =>
  join(createRequire(join(here, 'package.json')).resolve(`${name}/package.json`), '..', path);
const run = (file, ...args) =>
  execFileSync(process.execPath, [file, ...args], { cwd: here, stdio: ['ignore', 'pipe', 'pipe'] });

function compress() {
  for (const file of filesIn(join(here, 'dist'))) {
    const content = readFileSync(file);
    if (!COMPRESSED.test(file) || content.length < LEAST_COMPRESSED_BYTES) continue;
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  }
}

function build() {
  rmSync(STAMP, { force: true });
  run(join(here, 'types.mjs'));
  if (!process.argv.includes(UNCHECKED)) run(program('native-typescript', 'bin/tsc'), '-p', 'tsconfig.json');
  run(program('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn');
  console.log(checkBudgets(join(here, 'dist')));
  compress();
  writeFileSync(STAMP, '');
}

if (!existsSync(STAMP) || Math.max(...INPUTS.map(newest)) > statSync(STAMP).mtimeMs) {
  try {
    build();
  } catch (error) {
    console.error(String(error.stdout ?? ''), String(error.stderr ?? error.message ?? error));
    process.exitCode = 1;
  }
}
