/**
 * Bundles the product for `npm start`, and builds the console, if a source has changed since the last time.
 * Usage: node services/all/build-if-changed.cjs
 */
const { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const OUTPUT = join(__dirname, 'dist/bundle');
/** Written after a successful build. */
const STAMP = join(OUTPUT, '.built');

/** Time (epoch ms) of the last change in a file, or in a folder and everything below it. */
function changedAt(path) {
  const { mtimeMs, isDirectory } = infoOf(path);
  if (!isDirectory) return mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, changedAt(join(path, name))), mtimeMs);
}

function infoOf(path) {
  const info = statSync(path, { throwIfNoEntry: false });
  return { mtimeMs: info?.mtimeMs ?? 0, isDirectory: info?.isDirectory() ?? false };
}

/** The sources and settings of the workspaces below a folder such as `packages`. */
function inputsIn(folder) {
  return readdirSync(folder).flatMap((name) =>
    ['src', 'package.json', 'tsconfig.json'].map((input) => join(folder, name, input)),
  );
}

/** Whether a source, a setting of the compiler or an installed package is newer than the stamp. */
function hasChanged(root, stamp) {
  if (!existsSync(stamp)) return true;
  const inputs = [
    ...['packages', 'services'].flatMap((folder) => inputsIn(join(root, folder))),
    join(root, 'tsconfig.base.json'),
    join(root, 'node_modules/.package-lock.json'),
  ];
  const builtAt = statSync(stamp).mtimeMs;
  return inputs.some((input) => changedAt(input) > builtAt);
}

/** Bundles the product, and the worker thread that reads drafts of jurisdictions. */
async function build() {
  const startedAt = new Date();
  // Loaded only when it is needed: most starts bundle nothing.
  const { bundleOf, writeProgram, writeWhole } = require('./bundle.cjs');
  const worker = join(OUTPUT, 'worker.cjs');
  const [product, work] = await Promise.all([
    bundleOf({
      entryPoints: [join(__dirname, 'src/main.ts')],
      define: { BUNDLED_WORKER: JSON.stringify(worker) },
    }),
    bundleOf({ entryPoints: [join(ROOT, 'packages/host/src/jurisdictions/worker/worker.ts')] }),
  ]);
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  writeWhole(worker, work);
  writeProgram(OUTPUT, 'hotline', product);
  writeFileSync(STAMP, '');
  // A source that changed during the build must count as changed.
  utimesSync(STAMP, startedAt, startedAt);
}

async function buildIfChanged() {
  if (hasChanged(ROOT, STAMP)) await build();
  // build.mjs checks by itself whether the console has changed. It runs in this process, because starting another
  // process would delay the start.
  await import('../console/build.mjs');
}

if (require.main === module)
  buildIfChanged().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
module.exports = { hasChanged };
