/**
 * Compiles TypeScript while Node loads it, so that a program runs from its sources, without a build:
 * `node -C source -r ./test/run-typescript.cjs PROGRAM.ts`. `-C source` reads our packages from their sources too.
 * What was compiled is kept by its content.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { threadId } = require('node:worker_threads');

const FOLDER = join(__dirname, '../node_modules/.cache/hotline-sources');

const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** Loaded only when something is compiled: it takes longer than to read what is kept. */
const compile = (source, filename) => require('@swc/core').transformSync(source, { ...options, filename }).code;

function compiled(source, filename) {
  const hash = createHash('sha1').update(filename).update(JSON.stringify(options)).update(source).digest('hex');
  const kept = join(FOLDER, `${hash}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    const code = compile(source, filename);
    const draft = `${kept}.${process.pid}.${threadId}`;
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(draft, code);
    renameSync(draft, kept);
    return code;
  }
}

require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(readFileSync(filename, 'utf8'), filename), filename);
};
