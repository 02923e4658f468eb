/** One jest for the whole house: sources are compiled by swc, packages are read from their sources (export condition "source"). */
module.exports = {
  roots: ['<rootDir>/packages', '<rootDir>/services', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  /** The long ones mostly wait for child processes. */
  maxWorkers: 2,
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  /** Packages that ship only ES modules. */
  transformIgnorePatterns: ['/node_modules/(?!(jose|read-excel-file|content-disposition)/)'],
};
