import type { EpochMs } from '@rxtrade/core';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { statementColumns } from './binance-columns.ts';
import { conversionOperations, feeOperations, orderOperations } from './binance-operations.ts';
import { binanceInstant } from './binance-time.ts';

/** A conversion's rows of one second. */
type Second = { readonly at: EpochMs; readonly rows: ImportRow[] };

/** Whether a row is a leg or a fee of a trade. Fees of futures belong to fills that stand elsewhere. */
export function isTradePart(row: ImportRow): boolean {
  const operation = row.text(...statementColumns.operation);
  if (feeOperations.test(operation)) return !/futures/i.test(row.text(...statementColumns.account));
  return orderOperations.test(operation) || conversionOperations.test(operation);
}

/**
 * Which rows of a statement are one trade: those of orders that stand in one second, with the fees there, and those of one
 * kind of conversion. Rows that are no part of a trade stand for themselves.
 */
export function tradeKeys(rows: readonly ImportRow[]): (row: ImportRow) => string {
  const isOf = (operations: RegExp) => (row: ImportRow) => operations.test(row.text(...statementColumns.operation));
  const conversions = rows.filter(isOf(conversionOperations));
  const keys = conversionKeys(conversions);
  const orders = new Set(conversions.length === 0 ? [] : rows.filter(isOf(orderOperations)).map(secondOf));
  const beside = new Map<string, Set<string>>();
  for (const [row, key] of keys) beside.set(secondOf(row), (beside.get(secondOf(row)) ?? new Set()).add(key));
  return (row) => {
    const key = keys.get(row);
    if (key !== undefined) return key;
    if (!isTradePart(row)) return row.origin;
    const second = secondOf(row);
    const [only, more] = orders.has(second) ? [] : (beside.get(second) ?? []);
    return only !== undefined && more === undefined ? only : second;
  };
}

/** What remarks say that both legs of one conversion have: `TRX to BNB`, or `Via CashBalance - Wallet/N001`. */
const linking = /^\S+ to \S+$|\bwallet\/\S+/i;

/**
 * The legs of a conversion may have a remark in common, and be some seconds apart. What is whole in each second stays apart;
 * what is not is taken together, and unread where that is more than one trade.
 */
function conversionKeys(rows: readonly ImportRow[]): ReadonlyMap<ImportRow, string> {
  const keys = new Map<ImportRow, string>();
  for (const [name, alike] of alikeAmong(rows)) {
    for (const near of nearAmong(secondsOf(alike), spreadOf(name))) {
      const isWhole = near.every(isBothWays);
      for (const second of near)
        for (const row of second.rows) keys.set(row, `${name}\n${isWhole ? second.at : near[0]?.at}`);
    }
  }
  return keys;
}

/** How far apart the legs may be, in milliseconds. Money from a card comes seconds before it is spent. */
function spreadOf(name: string): number {
  if (/^buy crypto\n/i.test(name)) return 0;
  return /\bwallet\/\S+$/i.test(name) ? 10_000 : 1000;
}

function alikeAmong(rows: readonly ImportRow[]): ReadonlyMap<string, readonly ImportRow[]> {
  const { operation, account, remark } = statementColumns;
  const alike = new Map<string, ImportRow[]>();
  for (const row of rows) {
    const [link = ''] = linking.exec(row.text(...remark)) ?? [];
    const name = [row.text(...operation), row.text(...account), link].join('\n');
    const found = alike.get(name);
    if (found === undefined) alike.set(name, [row]);
    else found.push(row);
  }
  return alike;
}

function secondsOf(rows: readonly ImportRow[]): readonly Second[] {
  const seconds = new Map<EpochMs, Second>();
  for (const row of rows) {
    const at = instantOrNone(row);
    if (at === undefined) continue;
    const second = seconds.get(at) ?? { at, rows: [] };
    seconds.set(at, second);
    second.rows.push(row);
  }
  return [...seconds.values()].sort((a, b) => a.at - b.at);
}

function nearAmong(seconds: readonly Second[], spread: number): readonly (readonly Second[])[] {
  const runs: Second[][] = [];
  for (const second of seconds) {
    const run = runs.at(-1);
    if (run === undefined || second.at - (run.at(-1)?.at ?? 0) > spread) runs.push([second]);
    else run.push(second);
  }
  return runs;
}

function isBothWays({ rows }: Second): boolean {
  const [outs, all] = [rows.filter((row) => row.text(...statementColumns.change).startsWith('-')).length, rows.length];
  return outs > 0 && outs < all;
}

/** A row whose time cannot be read is unread on its own. */
function instantOrNone(row: ImportRow): EpochMs | undefined {
  try {
    return binanceInstant(row);
  } catch (error) {
    if (error instanceof UnreadRow) return undefined;
    throw error;
  }
}

function secondOf(row: ImportRow): string {
  return `${row.text(...statementColumns.time)} ${row.text(...statementColumns.account)}`;
}
