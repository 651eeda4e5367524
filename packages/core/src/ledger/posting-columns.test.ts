import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integers } from '../testing/generators/index.ts';
import { PostingColumns, type TransferRow } from './posting-columns.ts';

function logOf(rows: readonly TransferRow[]): PostingColumns {
  const log = new PostingColumns();
  for (const { entry, at, kind, order, from, to, currency, units } of rows)
    log.add(entry, at, kind, order, from, to, currency, units);
  return log;
}

describe('PostingColumns', () => {
  it('given no row, then it has none', () => {
    const log = new PostingColumns();
    expect(log.length).toBe(0);
    expect([...log.rows()]).toEqual([]);
  });

  it('given any rows, then it gives them back in their order', () => {
    const small = fc.integer({ min: 0, max: 255 });
    const row: fc.Arbitrary<TransferRow> = fc.record({
      entry: fc.nat(),
      at: fc.integer({ min: 0, max: 8.64e15 }),
      kind: small,
      order: fc.nat(),
      from: small,
      to: small,
      currency: fc.nat({ max: 70_000 }),
      units: integers(),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect([...logOf(rows).rows()]).toEqual(rows);
      }),
    );
  });

  it.each([1023, 1024, 1025, 2048, 5000])('given %i rows, then none is lost where a piece ends', (count) => {
    const rows = Array.from({ length: count }, (_, i) => ({
      entry: i,
      at: i * 2,
      kind: i % 8,
      order: i * 3,
      from: i % 7,
      to: (i + 1) % 7,
      currency: i % 5,
      units: i % 100 === 0 ? BigInt(i) + 2n ** 60n : -i - 1,
    }));
    const log = logOf(rows);
    expect(log.length).toBe(count);
    expect([...log.rows()]).toEqual(rows);
  });
});
