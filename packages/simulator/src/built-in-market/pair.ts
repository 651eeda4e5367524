import { defineInstrument, type Instrument, RxtradeError } from '@rxtrade/core';

/** How a pair behaves, and the steps a venue would set for it. Volatilities are rates per day. */
export type PairProfile = {
  readonly startPrice: number;
  /** How far it goes along with the whole market. */
  readonly beta: number;
  /** Its own volatility, apart from the market's. */
  readonly ownVolatility: number;
  /** Traded on an average day, in quote. */
  readonly dailyTurnover: number;
  /** Decimal places of the tick size and of the quantity step. */
  readonly pricePlaces: number;
  readonly quantityPlaces: number;
};

export type Pair = {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
  readonly profile: PairProfile;
};

/** Prices, steps and turnover of the order they had on a large spot venue at the start of 2024. */
const profiles: Readonly<Record<string, PairProfile>> = {
  BTC: profile(42_000, 1, 0.008, 1.6e9, 2, 5),
  ETH: profile(2_300, 1.15, 0.014, 8e8, 2, 4),
  SOL: profile(100, 1.4, 0.024, 3e8, 2, 3),
  BNB: profile(310, 0.9, 0.014, 1.5e8, 1, 3),
  XRP: profile(0.62, 1.1, 0.02, 1.5e8, 4, 0),
  ADA: profile(0.6, 1.25, 0.022, 8e7, 4, 1),
  DOGE: profile(0.09, 1.3, 0.028, 1.2e8, 5, 0),
  AVAX: profile(39, 1.35, 0.026, 1e8, 2, 2),
};
const other = profile(10, 1.2, 0.025, 2e7, 4, 2);

function profile(
  startPrice: number,
  beta: number,
  ownVolatility: number,
  dailyTurnover: number,
  pricePlaces: number,
  quantityPlaces: number,
): PairProfile {
  return { startPrice, beta, ownVolatility, dailyTurnover, pricePlaces, quantityPlaces };
}

const dollars = ['FDUSD', 'USDT', 'USDC', 'BUSD', 'TUSD', 'USD', 'DAI'];
const quotes = [...dollars, 'EUR', 'GBP', 'JPY', 'CHF', 'BTC', 'ETH', 'BNB'];

/** Reads a symbol. A pair it does not know, or one that is not priced in dollars, gets a middling profile. @throws E405 */
export function pairOf(symbol: string): Pair {
  const { base, quote } = assetsOf(symbol);
  const known = dollars.includes(quote) ? profiles[base] : undefined;
  return { symbol, base, quote, profile: known ?? other };
}

function assetsOf(symbol: string): { readonly base: string; readonly quote: string } {
  const [base, quote, ...rest] = symbol.split('/');
  if (base && quote && rest.length === 0) return { base, quote };
  const found = quotes.find((one) => symbol.endsWith(one) && symbol.length > one.length);
  if (found === undefined || symbol.includes('/'))
    throw new RxtradeError(
      'E405',
      `symbol "${symbol}" does not say what it is priced in; write base and quote, such as BTC/USDT`,
      { symbol },
    );
  return { base: symbol.slice(0, -found.length), quote: found };
}

/** The pair as an instrument, with the symbol as given for its id. */
export function instrumentOf({ symbol, base, quote, profile: steps }: Pair, feeRate: string): Instrument {
  return defineInstrument({
    id: symbol,
    kind: 'spot',
    base,
    quote,
    venue: 'built-in',
    rules: [
      {
        tickSize: stepText(steps.pricePlaces),
        quantityStep: stepText(steps.quantityPlaces),
        minNotional: '5',
        feeRateMaker: feeRate,
        feeRateTaker: feeRate,
      },
    ],
  });
}

function stepText(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}
