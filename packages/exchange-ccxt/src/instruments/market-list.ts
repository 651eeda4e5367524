import { type InstrumentName, nearestName, RxtradeError } from '@rxtrade/core';
import type { CcxtMarket } from '../client/ccxt-exchange.ts';
import { kindOf, type ListedKind } from './instrument-of-market.ts';

/** A market under the name that rxtrade gives it. */
export type ListedMarket = { readonly id: string; readonly kind: ListedKind; readonly market: CcxtMarket };

/**
 * The markets of an exchange by our names, both ways: spot is `BTCUSDT`, its perpetual `BTCUSDT-PERP`, and a dated future
 * keeps the exchange's own id. Where two pairs would share a name, as `AB/C` and `A/BC` do, both are written with the slash.
 */
export class MarketList {
  readonly markets: readonly ListedMarket[];
  private readonly exchange: string;
  private readonly byName = new Map<string, ListedMarket>();

  constructor(exchange: string, markets: Iterable<CcxtMarket>) {
    this.exchange = exchange;
    const known = [...markets].flatMap((market) => {
      const kind = kindOf(market);
      return kind === undefined ? [] : [{ kind, market }];
    });
    const counts = new Map<string, number>();
    for (const { kind, market } of known) {
      const key = keyOf({ id: pairOf(market), kind });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    this.markets = known.map(({ kind, market }) => {
      const isShared = (counts.get(keyOf({ id: pairOf(market), kind })) ?? 0) > 1;
      return { id: idOf(market, kind, isShared), kind, market };
    });
    for (const one of this.markets) for (const id of namesOf(one)) this.byName.set(keyOf({ id, kind: one.kind }), one);
  }

  /** The market of a name: its id, `BTCUSDT`, `BTC/USDT` or ccxt's `BTC/USDT:USDT`. @throws E202 naming the nearest. */
  find(name: InstrumentName): ListedMarket {
    const found = this.byName.get(keyOf(name));
    if (found !== undefined) return found;
    const { id, kind } = name;
    const ofKind = this.markets.filter((one) => one.kind === kind).map((one) => one.id);
    const near = nearestName(id, ofKind);
    throw new RxtradeError(
      'E202',
      `${this.exchange} lists no ${kind} "${id}"${near === undefined ? `; it lists ${ofKind.length} of that kind` : `; did you mean ${near}?`}`,
      { exchange: this.exchange, id, kind },
    );
  }
}

function idOf(market: CcxtMarket, kind: ListedKind, isShared: boolean): string {
  if (kind === 'future') return market.id;
  const pair = isShared ? `${market.base}/${market.quote}` : pairOf(market);
  return kind === 'perpetual' ? `${pair}-PERP` : pair;
}

/** Later ones win; dated futures have their pair in common with others, so that it names none of them. */
function namesOf({ id, kind, market }: ListedMarket): readonly string[] {
  const pair = kind === 'future' ? [] : [pairOf(market), `${market.base}/${market.quote}`];
  return [...pair, market.symbol, id];
}

function pairOf({ base, quote }: CcxtMarket): string {
  return `${base}${quote}`;
}

function keyOf({ id, kind }: InstrumentName): string {
  return `${kind} ${id}`;
}
