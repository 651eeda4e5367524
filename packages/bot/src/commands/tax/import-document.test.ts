import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importDocument } from './import-document.ts';

const note = fc.record({ file: fc.string(), line: fc.nat(), reason: fc.string() });
const transaction = fc.record({
  id: fc.string(),
  time: fc.string(),
  type: fc.string(),
  asset: fc.string(),
  quantity: fc.string(),
  account: fc.string(),
  origin: fc.string(),
});
const imported = fc.record({
  transactions: fc.array(transaction),
  unread: fc.array(note),
  notices: fc.array(note),
});

it('given any import, then its pieces are the document that JSON.stringify writes', () => {
  fc.assert(
    fc.property(imported, (files) => {
      expect([...importDocument(files)].join('')).toBe(`${JSON.stringify(files, undefined, 2)}\n`);
    }),
  );
});

it('given many transactions, then no piece is long', () => {
  const one = { id: 'x'.repeat(100), time: '', type: '', asset: '', quantity: '', account: '', origin: '' };
  const files = { transactions: Array.from({ length: 5_000 }, () => one), unread: [], notices: [] };
  const pieces = [...importDocument(files)];
  expect(pieces.length).toBeGreaterThan(10);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  expect(pieces.join('')).toBe(`${JSON.stringify(files, undefined, 2)}\n`);
});
