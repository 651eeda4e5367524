import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonText } from './index.ts';

const document = fc.dictionary(
  fc.string(),
  fc.oneof(
    fc.string(),
    fc.array(fc.record({ id: fc.string(), lines: fc.array(fc.string()) })),
    fc.record({ a: fc.nat() }),
  ),
);

it('given any document, then its pieces are what JSON.stringify writes', () => {
  fc.assert(
    fc.property(document, (one) => {
      expect([...jsonText(one)].join('')).toBe(`${JSON.stringify(one, undefined, 2)}\n`);
    }),
  );
});

it('given a long list, then no piece is long', () => {
  const one = { transactions: Array.from({ length: 5_000 }, () => ({ id: 'x'.repeat(100) })), unread: [] };
  const pieces = [...jsonText(one)];
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  expect(pieces.join('')).toBe(`${JSON.stringify(one, undefined, 2)}\n`);
});
