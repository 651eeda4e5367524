import { defineInstrument, type Instrument, RxtradeError } from '@rxtrade/core';

/** What a symbol trades, with the steps a venue would set. */
type Steps = { readonly tickSize: string; readonly quantityStep: string; readonly minNotional: string };

/** Binance spot's steps of 2024 for the pairs the examples use. */
const knownSteps: Readonly<Record<string, Steps>> = {
  BTCUSDT: { tickSize: '0.01', quantityStep: '0.00001', minNotional: '5' },
  ETHUSDT: { tickSize: '0.01', quantityStep: '0.0001', minNotional: '5' },
  SOLUSDT: { tickSize: '0.01', quantityStep: '0.001', minNotional: '5' },
  XRPUSDT: { tickSize: '0.0001', quantityStep: '1', minNotional: '5' },
  ADAUSDT: { tickSize: '0.0001', quantityStep: '0.1', minNotional: '5' },
};

const quotes = ['USDT', 'USDC', 'BUSD', 'TUSD', 'FDUSD', 'DAI', 'USD', 'EUR', 'GBP', 'JPY', 'CHF', 'BTC', 'ETH', 'BNB'];

/** A rate charged to makers and takers where nothing else is known: the base rate of large spot venues, 0.1%. */
export const defaultFeeRate = '0.001';

/** Base and quote of a symbol such as `BTCUSDT` or `BTC/USDT`. @throws E904 when it cannot be told. */
export function assetsOf(symbol: string): { readonly base: string; readonly quote: string } {
  const parts = symbol.split('/');
  if (parts.length === 2 && parts[0] && parts[1]) return { base: parts[0], quote: parts[1] };
  const quote = quotes.find((one) => symbol.endsWith(one) && symbol.length > one.length);
  if (parts.length !== 1 || quote === undefined) {
    throw new RxtradeError(
      'E904',
      `"${symbol}" does not say what it is priced in; write base and quote, such as BTC/USDT`,
      { symbol },
    );
  }
  return { base: symbol.slice(0, -quote.length), quote };
}

/** How an instrument is to be built. */
export type InstrumentOptions = {
  /** Maker and taker fee, as decimal text. */
  readonly feeRate?: string;
  /** A float price that decides the tick where the symbol's is not known. */
  readonly samplePrice?: number;
  readonly kind?: 'spot' | 'perpetual' | 'equity';
};

/**
 * An instrument for a symbol: known pairs have their venue's steps, others get a tick of about a hundredth of a percent
 * of the sample price. Shares (symbols without a quote, `kind: 'equity'`) trade whole, in cents, in USD.
 */
export function instrumentOfSymbol(symbol: string, options: InstrumentOptions = {}): Instrument {
  const feeRate = options.feeRate ?? defaultFeeRate;
  const kind = options.kind ?? 'spot';
  const fees = { feeRateMaker: feeRate, feeRateTaker: feeRate };
  if (kind === 'equity')
    return defineInstrument({
      id: symbol,
      kind,
      base: symbol,
      quote: 'USD',
      rules: [{ tickSize: '0.01', quantityStep: '1', ...fees }],
    });
  const { base, quote } = assetsOf(symbol);
  const steps = knownSteps[`${base}${quote}`] ?? stepsFor(options.samplePrice ?? 1);
  return defineInstrument({ id: symbol, kind, base, quote, rules: [{ ...steps, ...fees }] });
}

function stepsFor(price: number): Steps {
  let places = 0;
  for (let tick = 1; tick > price * 1e-4 && places < 8; tick /= 10) places += 1;
  return { tickSize: stepText(places), quantityStep: stepText(Math.max(0, 6 - places)), minNotional: '5' };
}

function stepText(places: number): string {
  return places === 0 ? '1' : `0.${'0'.repeat(places - 1)}1`;
}
