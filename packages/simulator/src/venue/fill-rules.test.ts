import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const sources = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${sources}../../../docs/fills.md`, 'utf8');

/** The rows of the table of rules: what each says, and the test it names. */
const rows = page
  .split('\n')
  .filter((line) => /^\|.*\| `[a-z/-]+`: .* \|$/.test(line))
  .map((line) => {
    const [, where = '', order = '', , test = ''] = line.split('|').map((cell) => cell.trim());
    const [, file = '', title = ''] = /^`([a-z/-]+)`: (.*)$/.exec(test) ?? [];
    return { rule: `${where}: ${order}`, file, title };
  });

describe('the table of fill rules in docs/fills.md', () => {
  it('given the page, then it has rules', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  it.each(rows)('given the rule of $rule, then the test it names is there', ({ file, title }) => {
    const path = file.includes('/') ? file : `venue/${file}`;
    const source = readFileSync(`${sources}${path}.test.ts`, 'utf8');
    expect(source.includes(`'${title}`), `a test of ${file} called "${title}"`).toBe(true);
  });
});
