/**
 * Compiles TypeScript while Node loads it, and reads our packages from their sources, so that a program runs from its
 * sources, without a build: `node -r ./test/run-typescript.cjs PROGRAM.ts`. What was compiled is kept by its content.
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

/** Files of the source maps, by the path of the source. */
const sourceMaps = new Map();

/** Written whole or not at all, because other processes compile the same source meanwhile. */
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
  // Loaded only when something is compiled: it takes longer than to read what is kept.
  const { code, map } = require('@swc/core').transformSync(source, { ...options, filename });
  mkdirSync(FOLDER, { recursive: true });
  keep(`${kept}.map`, map);
  keep(kept, code);
  return code;
}

require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(readFileSync(filename, 'utf8'), filename), filename);
};

/** Path of the source behind a name such as `@hotline/runtime/testing`; undefined if it is none of ours. */
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
  // Modules that are loaded on demand are named by their output, as `import()` demands.
  const isOutput = name.startsWith('./') && name.endsWith('.js') && parent?.filename?.endsWith('.ts');
  return resolve.call(this, isOutput ? name.slice(0, -'.js'.length) : name, parent, ...rest);
};

module.exports = { sourceMaps };
