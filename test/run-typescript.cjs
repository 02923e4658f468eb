/**
 * Compiles TypeScript while Node loads it, and takes the packages of the project from their sources, so that a program
 * runs without a build: `node -r ./test/run-typescript.cjs PROGRAM.ts`. Compiled files are cached by a hash of their
 * source.
 */
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'node_modules/.cache/hotline-sources');

const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
  sourceMaps: true,
};
const OPTIONS = JSON.stringify(options);

/** Paths of the source maps, by the path of the source. */
const sourceMaps = new Map();

/** Writes a file atomically, because other processes may compile the same source at the same time. */
function keep(file, content) {
  const draft = `${file}.${process.pid}.${threadId}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function compiled(source, filename) {
  const hash = createHash('sha1').update(filename).update(OPTIONS).update(source).digest('hex');
  const kept = join(FOLDER, `${hash}.js`);
  sourceMaps.set(filename, `${kept}.map`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  // The compiler is loaded only when it is needed, because loading it takes longer than reading a cached file.
  const { code, map } = require('@swc/core').transformSync(source, { ...options, filename });
  mkdirSync(FOLDER, { recursive: true });
  keep(`${kept}.map`, map);
  keep(kept, code);
  return code;
}

require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(readFileSync(filename, 'utf8'), filename), filename);
};

/**
 * By name of a module, such as `@hotline/runtime/testing`: the path of its source; undefined if the module is not in
 * this project.
 */
const packages = new Map();
function sourceOf(name) {
  const [scope, own, ...path] = name.split('/');
  if (scope !== '@hotline') return undefined;
  const folder = [`packages/${own}`, `services/${own}`, own].map((it) => join(ROOT, it));
  const found = folder.find((it) => existsSync(join(it, 'package.json')));
  if (!found) return undefined;
  const { exports } = JSON.parse(readFileSync(join(found, 'package.json'), 'utf8'));
  const { source } = exports?.[['.', ...path].join('/')] ?? {};
  return source && join(found, source);
}

const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, parent, ...rest) {
  if (name.startsWith('@hotline/')) {
    if (!packages.has(name)) packages.set(name, sourceOf(name));
    const source = packages.get(name);
    if (source) return source;
  }
  // `import()` must name a module by its compiled file (.js), so the extension is removed to find the source.
  const isOutput = name.startsWith('./') && name.endsWith('.js') && parent?.filename?.endsWith('.ts');
  return resolve.call(this, isOutput ? name.slice(0, -'.js'.length) : name, parent, ...rest);
};

module.exports = { sourceMaps };
