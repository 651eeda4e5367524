import type { BacktestResult } from '../runner/result.ts';
import type { OrderKeys } from './order-keys.ts';

/** What filled of each order: when, at what, for how much. */
export type RunFills = ReadonlyMap<string, readonly string[]>;

/** The fills of a run under the keys of their orders. */
export function fillsByKey({ fills }: BacktestResult, keys: OrderKeys): RunFills {
  const byKey = new Map<string, string[]>();
  for (const { order, report } of fills) {
    const key = keys.keyOf(order.number);
    if (key === undefined) continue;
    const { eventAt, price, quantity, fee, feeCurrency } = report;
    const text = `${eventAt} ${price} ${quantity} ${fee} ${feeCurrency}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [text]);
    else known.push(text);
  }
  return byKey;
}

/** How many orders of the two do not fill alike. */
export function differingOrders(a: RunFills, b: RunFills): number {
  let count = 0;
  for (const key of new Set([...a.keys(), ...b.keys()])) if (a.get(key)?.join() !== b.get(key)?.join()) count += 1;
  return count;
}
