import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { restrictions } from './restrictions.ts';

const parser = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser as Linter.Parser } };

/** The messages for a text that stands in the file named. */
function messagesFor(filename: string, text: string): readonly string[] {
  return new Linter().verify(text, [parser, ...restrictions], { filename }).map(({ message }) => message);
}

const logic = 'packages/core/src/trader/trader.ts';

describe('given logic', () => {
  it.each([
    ['const at = Date.now();'],
    ['const now = Date.now;'],
    ['const at = new Date();'],
    ['const text = Date();'],
    ['const at = performance.now();'],
    ['setTimeout(run, 10);'],
    ['globalThis.setInterval(run, 10);'],
    ['setImmediate(run);'],
    ['const x = Math.random();'],
    ['const x = crypto.randomUUID();'],
    ['crypto.getRandomValues(bytes);'],
  ])('when it says %s, then it is refused', (text) => {
    expect(messagesFor(logic, text)).toHaveLength(1);
  });

  it('when it makes a date from an instant it was given, then nothing is said', () => {
    expect(messagesFor(logic, 'const text = new Date(at).toISOString();')).toEqual([]);
  });
});

it.each([['packages/core/src/time/clock.ts'], ['packages/core/src/trader/trader.test.ts'], ['scripts/build.ts']])(
  'given %s, which owns a clock or may read one, then nothing is said',
  (file) => expect(messagesFor(file, 'const at = Date.now();')).toEqual([]),
);

it.each([["export * from './a.ts';"], ["export * as a from './a.ts';"], ['export default 1;']])(
  'given any file, when it says %s, then it is refused',
  (text) => expect(messagesFor(logic, text)).toHaveLength(1),
);

it('given a configuration file, when it exports by default, then nothing is said', () => {
  expect(messagesFor('packages/core/tsup.config.ts', 'export default 1;')).toEqual([]);
});

describe('given instanceof', () => {
  const check = (name: string) => `export const is = (value: unknown) => value instanceof ${name};`;

  it.each([
    ["import { Trader } from '@rxtrade/core';", 'Trader'],
    ["import { ZodError as Problem } from 'zod';", 'Problem'],
    ["import { RxtradeError } from '../errors/index.ts';", 'RxtradeError'],
  ])('when the class comes by %s, then it is refused', (line, name) => {
    expect(messagesFor(logic, `${line}\n${check(name)}`)).toEqual([
      `'instanceof ${name}' fails across package copies; check a documented field instead`,
    ]);
  });

  it.each([
    ['', 'Error'],
    ["import { Exact } from '../money/index.ts';", 'Exact'],
    ["import { Worker } from 'node:worker_threads';", 'Worker'],
    ['class Own {}', 'Own'],
  ])('when the class comes by "%s", then nothing is said', (line, name) => {
    expect(messagesFor(logic, `${line}\n${check(name)}`)).toEqual([]);
  });
});
