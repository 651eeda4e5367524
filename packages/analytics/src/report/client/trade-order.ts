import type { TradeColumns } from './unpack.ts';

export type TradeFilter = {
  /** Index of an instrument; undefined for all. */
  readonly instrument: number | undefined;
  readonly side: number | undefined;
  /** 1 for what won, -1 for what did not. */
  readonly result: number | undefined;
  /** Index of a template of exit reasons. */
  readonly reason: number | undefined;
  readonly tag: number | undefined;
  /** Every word must occur in the trade's instrument, strategy, tag or reasons. */
  readonly text: string;
};

export type TradeSort = {
  readonly by:
    | 'instrument'
    | 'entryAt'
    | 'exitAt'
    | 'heldMs'
    | 'quantity'
    | 'entryPrice'
    | 'exitPrice'
    | 'move'
    | 'pnl'
    | 'fees';
  readonly isDescending: boolean;
};

/** Which trades a table shows, and in which order. Self-contained, because its text is sent to the page. */
export function createTradeOrder(trades: TradeColumns, instruments: readonly string[]) {
  const texts: string[] = [];

  /** Put together at the first search: most readers never ask. */
  function textOf(row: number): string {
    const known = texts[row];
    if (known !== undefined) return known;
    const text = [
      instruments[trades.instrument[row] as number],
      trades.strategy(row),
      trades.entryReason(row),
      trades.exitReason(row),
      trades.tagName(row),
    ]
      .join(' ')
      .toLowerCase();
    texts[row] = text;
    return text;
  }

  return function order(filter: TradeFilter, sort: TradeSort): Uint32Array {
    const words = filter.text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const keys = trades[sort.by];
    const direction = sort.isDescending ? -1 : 1;
    return Uint32Array.from({ length: trades.length }, (_, row) => row)
      .filter((row) => {
        if (filter.instrument !== undefined && trades.instrument[row] !== filter.instrument) return false;
        if (filter.side !== undefined && trades.side[row] !== filter.side) return false;
        if (filter.result !== undefined && (trades.pnl[row] as number) > 0 !== filter.result > 0) return false;
        if (filter.reason !== undefined && trades.exitKind[row] !== filter.reason) return false;
        if (filter.tag !== undefined && trades.tag[row] !== filter.tag) return false;
        return words.length === 0 || words.every((word) => textOf(row).includes(word));
      })
      .sort((a, b) => direction * ((keys[a] as number) - (keys[b] as number)) || a - b);
  };
}

export type TradeOrder = ReturnType<typeof createTradeOrder>;
