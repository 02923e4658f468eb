/**
 * Four projects, cheapest first. `npx jest PATH` runs the test files at a path, `--selectProjects rules` one project.
 * Sources are compiled while Node loads them, so no build is needed. The test files of one worker share loaded modules,
 * because loading them again takes up to 2 s of processor time for each file. Therefore no test may replace (mock) a
 * module.
 */
const { join } = require('node:path');
// Needed here because jest loads the set-up of the browser project without the runtime below.
require('./test/run-typescript.cjs');

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/test'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: '<rootDir>/test/runner/environment.cjs',
  runtime: join(__dirname, 'test/runner/runtime.cjs'),
  /** Jest compiles nothing: Node compiles what it loads (`run-typescript.cjs`). */
  transform: {},
};

const ignored = ['/node_modules/', '/dist/'];
/** Suites of pure rules: they start no process and no engine, and read no file but their own. */
const rules = [
  '/packages/(contracts|text|learning|duplicates|calendar|jurisdiction|jurisdiction-proof|jurisdiction-files|scoring|directory)/',
  '/services/[^/]+/src/domain/',
  '/services/console/src/',
  '/test/src/(house|docs|screens)/',
];
/** Suites that need Chromium; skipped where it is missing. */
const browser = ['/test/src/browser/'];
/** Suites that need Kafka, MongoDB and Redis; skipped where no addresses of these are given. */
const engines = ['/packages/adapter-(kafka|mongo|bullmq)/', '/test/src/cluster/'];
const anyOf = (paths) => `(${paths.join('|')}).*\\.test\\.ts$`;

module.exports = {
  /** Two workers are enough for two cores, because long suites mostly wait for child processes. */
  maxWorkers: 2,
  /** In ms: reading a pack takes a second, and several seconds on a busy machine. */
  testTimeout: 20_000,
  /** A worker that uses more memory than this is restarted: loaded modules and their state stay from file to file. */
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
