import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryFolder } from '../testing/machine.ts';
import { errorPage } from './error-page.ts';
import { codesInSources, type ErrorTable, errorTables } from './error-tables.ts';

describe('the codes of all packages', () => {
  let tables: readonly ErrorTable[] = [];
  let codes: readonly string[] = [];

  beforeAll(async () => {
    tables = await errorTables(repositoryFolder);
    codes = tables.flatMap(({ rows }) => rows.map(({ code }) => code));
  });

  it('given every table, then no code is declared twice', () => {
    expect(codes.length, 'the search finds what it looks for').toBeGreaterThan(60);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it('given every table, then each row has a title and a way out that is a sentence', () => {
    for (const { rows } of tables) {
      for (const { code, title, wayOut } of rows) {
        expect(title, code).toMatch(/^[A-Z].*[^.]$/);
        expect(wayOut, code).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it('given every source, then each code it names is declared somewhere', () => {
    const unknown = [...codesInSources(repositoryFolder)].flatMap(([name, used]) =>
      [...used].filter((code) => !codes.includes(code)).map((code) => `${name}: ${code}`),
    );
    expect(unknown).toEqual([]);
  });

  it('given the page of the docs, then it says what the tables say', () => {
    const page = readFileSync(`${repositoryFolder}docs/errors.md`, 'utf8');
    expect(page, 'node --conditions=@rxtrade/source scripts/write-error-page.ts brings it up to date').toBe(
      errorPage(tables),
    );
  });
});
