import tseslint from 'typescript-eslint';
import { noForeignInstanceof } from './scripts/lint/no-foreign-instanceof.ts';

/** Logic reads the time from a `Clock` and randomness from the run's seed, or no run could be repeated. */
const wallClock = [
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Take a Clock: clock.now().' },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Take a Clock: clock.now().' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Take a Clock: clock.now().' },
  { selector: 'CallExpression[callee.object.name="performance"][callee.property.name="now"]', message: 'Take a Clock: clock.now().' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: "Take the run's seeded random numbers." },
  { selector: 'MemberExpression[object.name="crypto"][property.name=/^random|getRandomValues/]', message: "Take the run's seeded random numbers." },
  { selector: 'MemberExpression[object.name="globalThis"][property.name=/^set(Timeout|Interval|Immediate)$/]', message: "Use the Clock's scheduler." },
  { selector: 'CallExpression[callee.name=/^set(Timeout|Interval|Immediate)$/]', message: "Use the Clock's scheduler." },
];

const shape = [
  { selector: 'ExportAllDeclaration', message: 'Export by name: the index is a table of contents.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
];

const tests = ['**/*.test.ts', '**/*.fixture.ts'];

export default tseslint.config(
  { ignores: ['**/dist/', '**/.tsc/', '**/node_modules/', 'docs/site/', 'coverage/', 'reports/', '.stryker-tmp/', '**/*.js'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { rxtrade: { rules: { 'no-foreign-instanceof': noForeignInstanceof } } },
    rules: {
      'rxtrade/no-foreign-instanceof': 'error',
      'no-restricted-syntax': ['error', ...shape],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      // Numbers in a message read well as they are; objects and null do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Biome holds these already, without types and faster.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'packages/*/src/**/*.tsx'],
    ignores: [...tests, 'packages/core/src/time/wall-clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...wallClock] },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['*.config.ts', 'packages/*/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
