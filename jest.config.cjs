/**
 * Four projects, cheapest first; `npx jest PATH` runs what it names, `--selectProjects rules` one of them. Sources are
 * compiled by swc, and packages are read from their sources (export condition "source"), so no build is needed.
 */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: false },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
};

/** Packages that ship only ES modules. */
const ONLY_ES_MODULES = [
  'jose',
  'read-excel-file',
  'content-disposition',
  'temporal-polyfill',
  'temporal-utils',
  // The OIDC provider and what it needs.
  'oidc-provider',
  'got',
  '@sindresorhus/is',
  '@szmarczak/http-timer',
  'cacheable-lookup',
  'cacheable-request',
  'mimic-response',
  'normalize-url',
  'responselike',
  'lowercase-keys',
  'form-data-encoder',
  'p-cancelable',
  'nanoid',
  'quick-lru',
];

const shared = {
  rootDir: __dirname,
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/test'],
  modulePathIgnorePatterns: ['/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swc] },
  /**
   * Modules that are loaded on demand are named by their output (node16 resolution of `import()`); tests read their
   * sources.
   */
  moduleNameMapper: { '^(\\./commands/[a-z-]+)\\.js$': '$1' },
  transformIgnorePatterns: [`/node_modules/(?!(${ONLY_ES_MODULES.join('|')})/)`],
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
