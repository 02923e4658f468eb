import tseslint from 'typescript-eslint';

/** Only one file may name the profiles. */
const profileWords = {
  selector: 'Literal[value=/^(embedded|cluster)$/]',
  message: 'Profiles are known in packages/host/src/profile.ts only: pass what differs as an option.',
};
const noSleep = {
  selector: "CallExpression[callee.name='sleep']",
  message: 'Tests move the clock; they do not sleep.',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/generated/**', 'docs/**', '**/*.cjs', '**/*.mjs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.tests.json', './services/console/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      complexity: ['error', 14],
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in packages/host/src/config.ts only.' },
      ],
      'no-restricted-syntax': ['error', profileWords, noSleep],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    files: [
      '**/src/domain/**/*.ts',
      'packages/jurisdiction/src/**/*.ts',
      'packages/jurisdiction-proof/src/**/*.ts',
      'packages/jurisdiction-files/src/**/*.ts',
      'packages/scoring/src/**/*.ts',
      'packages/calendar/src/**/*.ts',
      'packages/learning/src/**/*.ts',
      'packages/text/src/**/*.ts',
      'packages/duplicates/src/**/*.ts',
      'packages/runtime/src/loop/assemble.ts',
    ],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as data: take `now` from the context.' },
        { object: 'Math', property: 'random', message: 'Chance comes in as data.' },
        { object: 'process', property: 'env', message: 'Settings are read in packages/host/src/config.ts only.' },
      ],
      'no-restricted-syntax': [
        'error',
        profileWords,
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as data: take `now` from the context.',
        },
      ],
    },
  },
  {
    files: [
      'packages/host/src/config.ts',
      'packages/host/src/profile.ts',
      '**/*.test.ts',
      'test/**/*.ts',
      '**/src/testing/**/*.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': ['error', noSleep] },
  },
  {
    // Markup takes a line for each attribute, so that a component of the same size has more lines.
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.test.ts', '**/src/testing/**/*.ts', 'test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', complexity: 'off' },
  },
);
