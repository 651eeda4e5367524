import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { assertNever } from './assert-never.ts';
import { coreErrors, defineErrorCodes } from './codes.ts';
import { isRxtradeError, RxtradeError } from './rxtrade-error.ts';
import { refusalOf } from './thrown.fixture.ts';

/** Codes that core has withdrawn. They stay here for ever, so that none is given a second meaning. */
const retired: readonly string[] = [];

describe('the table of codes', () => {
  const codes: readonly string[] = coreErrors.map(({ code }) => code);

  it('given every entry, then its code is unique, in order, and in the range of core or of exchanges', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect([...codes].sort()).toEqual(codes);
    for (const code of codes) expect(code).toMatch(/^E[02]\d\d$/);
  });

  it('given a retired code, then no entry uses it again', () => {
    expect(codes.filter((code) => retired.includes(code))).toEqual([]);
  });

  it('given the five that users know, then they mean what they always meant', () => {
    expect(coreErrors.slice(0, 5).map(({ code, title }) => `${code} ${title.toLowerCase()}`)).toEqual([
      'E001 database connection failed',
      'E002 exchange authentication failed',
      'E003 configuration validation failed',
      'E004 insufficient funds',
      'E005 rate limit exceeded',
    ]);
  });

  it('given every entry, then its title is a phrase of its own and its way out a sentence', () => {
    expect(new Set(coreErrors.map(({ title }) => title)).size).toBe(codes.length);
    for (const { code, title, wayOut } of coreErrors) {
      expect(title, code).toMatch(/^[A-Z].*[^.]$/);
      expect(wayOut, code).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('given the sources of core, then every code they throw is in the table', () => {
    const source = fileURLToPath(new URL('..', import.meta.url));
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
    );
    const thrown = files.flatMap((name) =>
      [...readFileSync(`${source}/${name}`, 'utf8').matchAll(/RxtradeError\(\s*'(E\d+)'/g)].map(
        ([, code]) => code ?? '',
      ),
    );
    expect(thrown.length, 'the search finds what it looks for').toBeGreaterThan(20);
    expect([...new Set(thrown)].filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('given entries, then declaring them returns them with their own types', () => {
    const entries = defineErrorCodes({ code: 'E999', title: 'A', wayOut: 'B.' });
    expect(entries).toEqual([{ code: 'E999', title: 'A', wayOut: 'B.' }]);
    expectTypeOf(entries[0].code).toEqualTypeOf<'E999'>();
  });
});

describe('RxtradeError', () => {
  it('given a code, a sentence, values and a cause, then it carries them', () => {
    const cause = new Error('deep');
    const error = new RxtradeError('E010', 'too large', { value: 1 }, cause);
    expect(error).toMatchObject({
      name: 'RxtradeError',
      code: 'E010',
      message: 'too large',
      context: { value: 1 },
      cause,
    });
    expect(error).toBeInstanceOf(Error);
  });

  it('given neither values nor a cause, then it has no values and no cause at all', () => {
    const error = new RxtradeError('ACME001', 'plug-in');
    expect(error.context).toEqual({});
    expect('cause' in error).toBe(false);
  });

  it('given an error of another copy of the package, then its shape tells it', () => {
    const foreign = Object.assign(new Error('x'), { name: 'RxtradeError', code: 'E010', context: {} });
    expect(isRxtradeError(foreign)).toBe(true);
    expect(isRxtradeError(new RxtradeError('E010', 'x'))).toBe(true);
  });

  it.each([
    ['a plain error', new Error('x')],
    ['an error with a code and another name', Object.assign(new Error('x'), { code: 'E010' })],
    ['an error of that name without a code', Object.assign(new Error('x'), { name: 'RxtradeError' })],
    ['an object of that shape that is no error', { name: 'RxtradeError', code: 'E010', message: 'x', context: {} }],
    ['nothing', undefined],
    ['null', null],
  ])('given %s, then it is not one', (_, value) => {
    expect(isRxtradeError(value)).toBe(false);
  });
});

describe('assertNever', () => {
  it('given data that lies about its type, then it is reported with the value', () => {
    expect(refusalOf(() => assertNever({ kind: 'lie' } as never))).toEqual({
      code: 'E011',
      message: 'unexpected value {"kind":"lie"}; report it',
      context: { value: { kind: 'lie' } },
    });
  });
});
