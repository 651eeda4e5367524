import { RxtradeError } from '@rxtrade/core';

/** The steps a venue sets for a symbol, as decimal text. */
export type Steps = { readonly tickSize: string; readonly quantityStep: string; readonly minNotional?: string };

/** Binance spot's steps of 2024 for the pairs the examples use. */
const knownSteps: Readonly<Record<string, Steps>> = {
  BTCUSDT: { tickSize: '0.01', quantityStep: '0.00001', minNotional: '5' },
  ETHUSDT: { tickSize: '0.01', quantityStep: '0.0001', minNotional: '5' },
  SOLUSDT: { tickSize: '0.01', quantityStep: '0.001', minNotional: '5' },
  XRPUSDT: { tickSize: '0.0001', quantityStep: '1', minNotional: '5' },
  ADAUSDT: { tickSize: '0.0001', quantityStep: '0.1', minNotional: '5' },
};

/** Shares trade whole, in cents. */
const shareSteps: Steps = { tickSize: '0.01', quantityStep: '1' };

const quotes = ['USDT', 'USDC', 'FDUSD', 'BUSD', 'TUSD', 'DAI', 'USD', 'EUR', 'GBP', 'JPY', 'CHF', 'BTC', 'ETH', 'BNB'];

/** What is bought, and what it is priced in. */
export type Assets = { readonly base: string; readonly quote: string };

/** Base and quote of a symbol such as `BTCUSDT` or `BTC/USDT`. @throws E904 when they cannot be told. */
export function assetsOf(symbol: string): Assets {
  const assets = assetsIn(symbol);
  if (assets === undefined) {
    throw new RxtradeError(
      'E904',
      `"${symbol}" does not say what it is priced in; write base and quote, such as BTC/USDT`,
      { symbol },
    );
  }
  return assets;
}

/** The same, undefined where they cannot be told. That it is a contract, or what it is settled in, is no part of them. */
export function assetsIn(symbol: string): Assets | undefined {
  const pair = symbol.replace(/(?<=.)(?:[-_](?:PERP|PERPETUAL|SWAP)|:[A-Z0-9]+)$/i, '');
  const parts = pair.split('/');
  if (parts.length === 2 && parts[0] && parts[1]) return { base: parts[0], quote: parts[1] };
  const quote = quotes.find((one) => pair.endsWith(one) && pair.length > one.length);
  return parts.length !== 1 || quote === undefined ? undefined : { base: pair.slice(0, -quote.length), quote };
}

/** What a symbol trades. */
export type Traded = Steps & {
  readonly id: string;
  readonly kind: 'spot' | 'perpetual' | 'equity';
  readonly base: string;
  readonly quote: string;
};

/**
 * What a symbol trades: known pairs with their venue's steps, others with a tick of about a hundredth of a percent of the
 * sample price, shares whole and in cents of USD.
 *
 * @throws E904 when the symbol of a pair does not say what it is priced in.
 */
export function instrumentOfSymbol(id: string, kind: Traded['kind'], samplePrice: number): Traded {
  if (kind === 'equity') return { id, kind, base: id, quote: 'USD', ...shareSteps };
  const assets = assetsOf(id);
  return { id, kind, ...assets, ...(knownSteps[`${assets.base}${assets.quote}`] ?? stepsFor(samplePrice)) };
}

function stepsFor(price: number): Steps {
  let places = 0;
  for (let tick = 1; tick > price * 1e-4 && places < 8; tick /= 10) places += 1;
  return { tickSize: stepText(places), quantityStep: stepText(Math.max(0, 6 - places)), minNotional: '5' };
}

function stepText(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}
