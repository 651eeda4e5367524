import { isoOf } from '@rxtrade/core';
import type { BacktestResult } from '../runner/result.ts';
import { Sha256 } from './sha256.ts';

/**
 * SHA-256 over all that came of a run: decisions, refusals, orders, fills, funding, trades and every point of equity, to
 * the last bit. Equal hashes are equal results; two runs of one fingerprint have the same one.
 */
export function resultHashOf(result: BacktestResult): string {
  const hash = new Sha256();
  const rows = <T>(name: string, list: readonly T[], cells: (row: T) => readonly unknown[]) => {
    hash.text(`${name} ${list.length}\n`);
    for (const row of list) hash.text(`${JSON.stringify(cells(row))}\n`);
  };
  rows('decisions', result.decisions, (one) => [
    isoOf(one.at),
    one.strategy,
    one.instrument.id,
    one.action,
    one.amount,
    one.reason,
  ]);
  rows('refusals', result.refusals, (one) => [isoOf(one.at), one.instrument.id, one.by, one.code, one.reason]);
  rows('orders', result.orders, (one) => [one.number, one.state, String(one.filledQuantity), one.endReason]);
  rows('fills', result.fills, (one) => [
    isoOf(one.eventAt),
    one.order.number,
    one.side,
    String(one.exactPrice),
    String(one.exactQuantity),
    String(one.exactFee),
    one.feeCurrency,
  ]);
  rows('fundings', result.fundings, (one) => [isoOf(one.at), one.instrument.id, String(one.paid)]);
  rows('trades', result.trades, (one) => [
    one.strategy,
    one.instrument.id,
    one.side,
    one.quantity,
    one.entryAt,
    one.exitAt,
    one.entryPrice,
    one.exitPrice,
    one.pnl,
    one.fees,
    one.exitReason,
  ]);
  const { at, equity, flow, length } = result.curve;
  hash.text(`equity ${length}\n`);
  for (const column of [at, equity, flow]) hash.column(column.subarray(0, length));
  return hash.hex();
}
