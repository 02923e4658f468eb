/**
 * Four projects, cheapest first; `npx jest PATH` runs what it names, `--selectProjects rules` one of them. Sources are
 * compiled while Node loads them, so no build is needed. Test files of one worker share the modules that they import:
 * each file of its own would load them again (2 s of processor time for a journey). So no test replaces a module.
 */
const { join } = require('node:path');
// Also for the set-up of the browser, which jest loads itself.
require('./test/run-typescript.cjs');

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/test'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: '<rootDir>/test/runner/environment.cjs',
  runtime: join(__dirname, 'test/runner/runtime.cjs'),
  /** Node compiles what it loads (`run-typescript.cjs`). */
  transform: {},
};

const ignored = ['/node_modules/', '/dist/'];
/** Suites of pure rules: they start no process and no engine, and read no file but their own. */
const rules = [
  '/packages/(contracts|text|learning|duplicates|calendar|jurisdiction|jurisdiction-proof|jurisdiction-files|scoring|directory)/',
  '/services/[^/]+/src/domain/',
  '/services/console/src/',
  '/test/src/(house|docs)/',
];
/** Suites that are skipped, by name, where no Chromium is found. */
const browser = ['/test/src/browser/'];
/** Suites that are skipped, by name, where Kafka, MongoDB and Redis are not given. */
const engines = ['/packages/adapter-(kafka|mongo|bullmq)/', '/test/src/cluster/'];
const anyOf = (paths) => `(${paths.join('|')}).*\\.test\\.ts$`;

module.exports = {
  /** Two workers are enough for two cores, because long suites mostly wait for child processes. */
  maxWorkers: 2,
  /** In ms. A pack is read in a second, and in several on a busy machine. */
  testTimeout: 20_000,
  /** Modules, and what they remember, stay for the next file of a worker: one that has grown too large starts again. */
  workerIdleMemoryLimit: '1.5GB',
  testSequencer: '<rootDir>/test/longest-first.cjs',
  projects: [
    { ...shared, displayName: 'rules', testRegex: anyOf(rules), testPathIgnorePatterns: ignored },
    {
      ...shared,
      displayName: 'embedded',
      testRegex: '\\.test\\.ts$',
      testPathIgnorePatterns: [...ignored, ...rules, ...engines, ...browser],
    },
    { ...shared, displayName: 'engines', testRegex: anyOf(engines), testPathIgnorePatterns: ignored },
    {
      ...shared,
      displayName: 'browser',
      testRegex: anyOf(browser),
      testPathIgnorePatterns: ignored,
      globalSetup: '<rootDir>/test/src/browser/set-up.ts',
      globalTeardown: '<rootDir>/test/src/browser/tear-down.ts',
    },
  ],
};
