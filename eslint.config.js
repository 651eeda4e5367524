import tseslint from 'typescript-eslint';
import { restrictions, testFiles } from './scripts/lint/restrictions.ts';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/.tsc/',
      '**/node_modules/',
      'docs/site/',
      'coverage/',
      'reports/',
      '.stryker-tmp/',
      '**/*.js',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and exact amounts read well in a message as they are; other objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowNumber: true,
          allowBoolean: true,
          allow: [
            { from: 'file', name: 'Exact' },
            { from: 'package', name: 'Decimal', package: 'decimal.js' },
          ],
        },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Two copies of a package must get along, so a value is known by its shape, not by its constructor.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Biome holds these already, faster.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  ...restrictions,
  {
    files: testFiles,
    rules: {
      // A test reads what it has just made, and a matcher's result is `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // A value made only for `expectTypeOf` is used; Biome finds the ones that are not.
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
);
