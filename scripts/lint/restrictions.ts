import type { Linter } from 'eslint';
import { noForeignInstanceof } from './no-foreign-instanceof.ts';

type Restriction = { readonly selector: string; readonly message: string };

const clock = 'Logic takes a Clock and asks it: clock.now().';
const scheduler = "Logic leaves timers to the Clock's scheduler.";
const random = "Logic takes the run's seeded random numbers.";
const timers = '/^set(Timeout|Interval|Immediate)$/';

/** Whatever reads the machine's time or dice makes a run that nobody can repeat. */
const machineState: readonly Restriction[] = [
  { selector: 'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]', message: clock },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: clock },
  { selector: 'CallExpression[callee.name="Date"]', message: clock },
  { selector: `CallExpression[callee.name=${timers}]`, message: scheduler },
  {
    selector: `MemberExpression[object.name=/^(globalThis|window|self)$/][property.name=${timers}]`,
    message: scheduler,
  },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: random },
  { selector: 'MemberExpression[object.name="crypto"][property.name=/^random|^getRandom/]', message: random },
];

const shape: readonly Restriction[] = [
  { selector: 'ExportAllDeclaration', message: 'Export by name: an index is a table of contents.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
];

/** Tests and what only they use. */
export const testFiles = ['**/*.test.ts', '**/*.fixture.ts'];

/** The house rules that need no types; `eslint.config.js` adds them to the typed ones. */
export const restrictions: Linter.Config[] = [
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { rxtrade: { rules: { 'no-foreign-instanceof': noForeignInstanceof } } },
    rules: { 'rxtrade/no-foreign-instanceof': 'error', 'no-restricted-syntax': ['error', ...shape] },
  },
  {
    files: ['packages/*/src/**/*.ts', 'packages/*/src/**/*.tsx'],
    // The wall clock lives in core's time folder, and nowhere else.
    ignores: [...testFiles, 'packages/core/src/time/**'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...machineState] },
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
];
