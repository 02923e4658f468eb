/**
 * Builds the program and the console if a source has changed since the last build. Faster than `tsc -b`, which needs
 * seconds to find that nothing has changed.
 * Usage: node services/all/build-if-changed.cjs
 */
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '../..');
const TSC = join(require.resolve('native-typescript/package.json'), '../bin/tsc');
/** Written after a successful build. */
const STAMP = join(__dirname, 'dist/.built');

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

function build() {
  const startedAt = new Date();
  const { status } = spawnSync(process.execPath, [TSC, '-b', __dirname], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(STAMP, '');
  // A source that changed while the compiler ran must count as changed.
  utimesSync(STAMP, startedAt, startedAt);
}

if (require.main === module) {
  if (hasChanged(ROOT, STAMP)) build();
  // build.mjs checks by itself whether the console has changed. It runs in this process, because starting another
  // process would delay the start.
  void import('../console/build.mjs');
}
module.exports = { hasChanged };
