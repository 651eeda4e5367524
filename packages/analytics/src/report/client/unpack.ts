import type { PackedTexts, PackedTimes, PackedTrades } from '../data/report-data.ts';

/** Reads back what folder data has packed. Self-contained, because its text is sent to the page. */
export function createUnpack() {
  function times({ unitMs, steps }: PackedTimes): Float64Array {
    const instants = new Float64Array(steps.length);
    let units = 0;
    for (let i = 0; i < steps.length; i++) {
      units += steps[i] as number;
      instants[i] = units * unitMs;
    }
    return instants;
  }

  /** The texts by index; nothing is put together before one is asked for. */
  function texts({ templates, template, numbers }: PackedTexts): (index: number) => string {
    const parts = templates.map((text) => text.split('\u0000'));
    const words = numbers.split(' ');
    const starts = new Uint32Array(template.length + 1);
    for (let i = 0; i < template.length; i++) {
      const gaps = (parts[template[i] as number] as string[]).length - 1;
      starts[i + 1] = (starts[i] as number) + gaps;
    }
    return (index) => {
      if (index < 0) return 'left out to keep this page small; the trades file has it';
      const start = starts[index] as number;
      const pieces = parts[template[index] as number] as string[];
      return pieces.map((piece, i) => (i === 0 ? piece : `${words[start + i - 1] ?? ''}${piece}`)).join('');
    };
  }

  function shares(basisPoints: readonly number[]): Float64Array {
    return Float64Array.from(basisPoints, (points) => (points < 0 ? Number.NaN : points / 10_000));
  }

  function trades(packed: PackedTrades) {
    const reasonAt = texts(packed.reasons);
    const entryAt = times(packed.entryAt);
    const exitAt = times(packed.exitAt);
    return {
      length: entryAt.length,
      total: packed.total,
      entryAt,
      exitAt,
      instrument: Uint32Array.from(packed.instrument),
      side: Int8Array.from(packed.side),
      quantity: Float64Array.from(packed.quantity),
      entryPrice: Float64Array.from(packed.entryPrice),
      exitPrice: Float64Array.from(packed.exitPrice),
      pnl: Float64Array.from(packed.pnl),
      fees: Float64Array.from(packed.fees),
      heldMs: exitAt.map((at, i) => at - (entryAt[i] as number)),
      /** Shares of the entry price; NaN where bars cannot tell. */
      adverse: shares(packed.adverse),
      favorable: shares(packed.favorable),
      /** Of its exit reason; -1 where that was left out. */
      exitKind: Int32Array.from(packed.exitReason, (reason) => packed.reasons.template[reason] ?? -1),
      tag: Int32Array.from(packed.entryReason, (_, i) => packed.tag[i] ?? -1),
      tagName: (row: number) => packed.tags[packed.tag[row] ?? -1] ?? '',
      /** Of the price, in the trade's favor, before fees. */
      move: Float64Array.from(packed.side, (side, i) => {
        return side * ((packed.exitPrice[i] as number) / (packed.entryPrice[i] as number) - 1);
      }),
      strategy: (row: number) => packed.strategies[packed.strategy[row] as number] ?? '',
      entryReason: (row: number) => reasonAt(packed.entryReason[row] as number),
      exitReason: (row: number) => reasonAt(packed.exitReason[row] as number),
    };
  }

  return { times, texts, trades };
}

export type Unpack = ReturnType<typeof createUnpack>;
export type TradeColumns = ReturnType<Unpack['trades']>;
