import { type DurationMs, hour, minute, SeededRandom } from '@rxtrade/core';

/** The past that the stubs tell, in epoch milliseconds: two days of one pair, the same for everyone. */
export const stubMarket = {
  /** 2024-03-04, a Monday. */
  from: Date.UTC(2024, 2, 4),
  /** Two days later. */
  to: Date.UTC(2024, 2, 6),
  /** What the exchange's clock shows: two hours after that. */
  now: Date.UTC(2024, 2, 6, 2),
  /** Where the exchange stood still: no bars, no trades. */
  outage: { from: Date.UTC(2024, 2, 4, 12, 40), to: Date.UTC(2024, 2, 4, 14, 0) },
};

/** A bar `[openAt, open, high, low, close, volume]`, amounts as text, as exchanges send it. */
export type StubBar = readonly [openAt: number, open: string, high: string, low: string, close: string, volume: string];

/** The bars of the stub market, its outage left out. */
export function stubBars(intervalMs: DurationMs): readonly StubBar[] {
  const { from, to, outage } = stubMarket;
  const random = new SeededRandom(7);
  const bars: StubBar[] = [];
  let price = 60_000;
  for (let at = from; at < to; at += intervalMs) {
    const open = price;
    price += Math.round(100 * random.normal()) / 100;
    if (at >= outage.from && at < outage.to) continue;
    const [high, low] = [Math.max(open, price) + 0.5, Math.min(open, price) - 0.5];
    const text = (value: number) => value.toFixed(2);
    bars.push([at, text(open), text(high), text(low), text(price), (1 + random.next()).toFixed(5)]);
  }
  return bars;
}

/** An aggregate trade; `isSell` says who took. */
export type StubTrade = {
  readonly id: number;
  readonly at: number;
  readonly price: string;
  readonly quantity: string;
  readonly isSell: boolean;
};

/** Its first two hours of trades, several in a millisecond now and then, numbered without a hole. */
export function stubTrades(): readonly StubTrade[] {
  const random = new SeededRandom(11);
  const trades: StubTrade[] = [];
  let at = stubMarket.from;
  for (let id = 5_000; at < stubMarket.from + 2 * hour; id++) {
    trades.push({
      id,
      at,
      price: (60_000 + 10 * random.next()).toFixed(2),
      quantity: (0.001 + random.next()).toFixed(5),
      isSell: random.next() < 0.5,
    });
    at += random.next() < 0.3 ? 0 : Math.round(2_000 * random.next());
  }
  return trades;
}

/** Funding each eight hours, with the few milliseconds that exchanges are late. */
export function stubFunding(): readonly { readonly at: number; readonly rate: string }[] {
  const rates = [];
  for (let i = 0; i * 8 * hour < stubMarket.to - stubMarket.from; i++) {
    rates.push({ at: stubMarket.from + i * 8 * hour + (i % 3), rate: (0.0001 * (i - 2)).toFixed(8) });
  }
  return rates;
}

/** What an interval is called in requests. */
export const stubIntervals: Readonly<Record<string, DurationMs>> = {
  '1m': minute,
  '1': minute,
  '1h': hour,
  '60': hour,
};
