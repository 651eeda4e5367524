import { nearestName, RxtradeError } from '@rxtrade/core';
import type { CcxtClass } from './ccxt-exchange.ts';

/**
 * The class of one exchange, loaded alone: a quarter of the time and memory of all of them. It rests on the inside of
 * ccxt's package, so that the way around is the front door.
 *
 * @throws As rejection, E201 when ccxt knows none of that name.
 */
export async function loadExchange(id: string): Promise<CcxtClass> {
  return (await loadAlone(id)) ?? (await loadFromAll(id));
}

/** ccxt's exports allow its main entry alone, but a file beside it can be imported by its address. */
async function loadAlone(id: string): Promise<CcxtClass | undefined> {
  if (!/^[a-z0-9]+$/.test(id)) return undefined;
  try {
    const file = new URL(`./src/${id}.js`, import.meta.resolve('ccxt'));
    return classIn((await import(file.href)) as unknown);
  } catch {
    return undefined;
  }
}

/** Every exchange at once; the last word on which there are. */
export async function loadFromAll(id: string): Promise<CcxtClass> {
  const { default: all } = (await import('ccxt')) as unknown as { default: Readonly<Record<string, unknown>> };
  const names = all['exchanges'] as readonly string[];
  if (names.includes(id)) return all[id] as CcxtClass;
  const near = nearestName(id, names);
  const meant =
    near === undefined ? `ccxt knows ${names.length}, binance and bybit among them` : `did you mean "${near}"?`;
  throw new RxtradeError('E201', `there is no exchange "${id}"; ${meant}`, { exchange: id });
}

function classIn(module: unknown): CcxtClass | undefined {
  const found = (module as { readonly default?: unknown }).default;
  return typeof found === 'function' ? (found as CcxtClass) : undefined;
}
