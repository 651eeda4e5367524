import type { QuoteColumns, TradeColumns } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnAt, columnsFrom, emptyRows, mergeRows, type Rows, rowsOf } from './index.ts';

type Print = { readonly at: number; readonly id?: number; readonly price?: number };

function trades(...prints: readonly Print[]): Rows {
  const at = Float64Array.from(prints, (one) => one.at);
  const columns: TradeColumns = {
    length: prints.length,
    eventAt: at,
    receivedAt: at,
    price: Float64Array.from(prints, ({ price = 10 }) => price),
    quantity: new Float64Array(prints.length).fill(1),
    side: new Int8Array(prints.length),
    ...(prints.every(({ id }) => id !== undefined) && { id: Float64Array.from(prints, ({ id }) => id ?? 0) }),
  };
  return rowsOf({ kind: 'trades', columns });
}

function quotes(...bids: readonly (readonly [number, number])[]): Rows {
  const at = Float64Array.from(bids, ([instant]) => instant);
  const bid = Float64Array.from(bids, ([, price]) => price);
  const columns: QuoteColumns = {
    length: bids.length,
    eventAt: at,
    receivedAt: at,
    bid,
    bidQuantity: bid,
    ask: bid.map((price) => price + 1),
    askQuantity: bid,
  };
  return rowsOf({ kind: 'quotes', columns });
}

const idsOf = (rows: Rows) => [...columnAt(rows, 5)];

describe('mergeRows', () => {
  it('given trades with ids, when pieces end within an instant, then they are told apart by id', () => {
    const stored = trades({ at: 1, id: 1 }, { at: 2, id: 3 });
    const merged = mergeRows(stored, trades({ at: 2, id: 2 }, { at: 2, id: 3 }, { at: 2, id: 4 }, { at: 3, id: 5 }));
    expect(merged).toMatchObject({ added: 3, duplicate: 1, changed: 0 });
    expect(idsOf(merged.rows)).toEqual([1, 2, 3, 4, 5]);
  });

  it('given a trade of a known id with another price, then it is a change, and the given one is kept', () => {
    const merged = mergeRows(trades({ at: 1, id: 1 }), trades({ at: 1, id: 1, price: 11 }));
    expect(merged).toMatchObject({
      added: 0,
      changed: 1,
      changes: [{ at: 1, column: 'price', stored: 10, given: 11 }],
    });
    expect(columnAt(merged.rows, 2)[0]).toBe(11);
  });

  it('given equal trades without ids, then as many are kept as either side has', () => {
    const merged = mergeRows(trades({ at: 1 }, { at: 1 }), trades({ at: 1 }, { at: 1 }, { at: 1 }));
    expect(merged).toMatchObject({ added: 1, duplicate: 2, changed: 0 });
  });

  it('given trades with ids into ones without, then they are counted, not doubled', () => {
    const merged = mergeRows(trades({ at: 1 }), trades({ at: 1, id: 7 }));
    expect(merged).toMatchObject({ added: 0, changed: 1, changes: [{ column: 'id', stored: Number.NaN, given: 7 }] });
  });

  it('given quotes of one instant, then their order is kept, and another value in a place is a change', () => {
    const stored = quotes([1, 10], [1, 9]);
    expect(mergeRows(stored, quotes([1, 10], [1, 9], [1, 11]))).toMatchObject({ added: 1, duplicate: 2, changed: 0 });
    expect(mergeRows(stored, quotes([1, 10], [1, 8]))).toMatchObject({ added: 0, duplicate: 1, changed: 1 });
  });

  it('given a row twice in what is given, then it is one, and the last of two that differ is kept', () => {
    const merged = mergeRows(
      emptyRows('trades', 0),
      trades({ at: 1, id: 1 }, { at: 1, id: 1 }, { at: 1, id: 2 }, { at: 1, id: 2, price: 12 }),
    );
    expect(merged).toMatchObject({ added: 2, duplicate: 1, changed: 1 });
    expect([...columnAt(merged.rows, 2)]).toEqual([10, 12]);
  });

  it('given any trades in any two pieces that overlap, then merged they are all trades, each once', () => {
    const instants = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(instants, fc.nat(40), fc.nat(40), (times, a, b) => {
        const all = times.toSorted((x, y) => x - y).map((at, i) => ({ at, id: i, price: 1 + (i % 5) }));
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const [one, other] = [all.slice(0, to), all.slice(from)];
        const expected = columnsFrom('trades', trades(...all.filter((_, i) => i < to || i >= from)));
        for (const [stored, given] of [
          [one, other],
          [other, one],
        ] as const) {
          const merged = mergeRows(trades(...stored), trades(...given));
          expect(columnsFrom('trades', merged.rows)).toEqual(expected);
          expect(merged.added + merged.duplicate).toBe(given.length);
          expect(merged.changed).toBe(0);
        }
      }),
    );
  });
});
