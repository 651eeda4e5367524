import type { EpochMs, InstrumentDefinition } from '@rxtrade/core';
import type { CcxtExchange, CcxtMarket } from '../client/ccxt-exchange.ts';
import { positiveText, rateText } from './decimal-text.ts';
import { stepOf } from './steps.ts';

/** What core can trade of it: spot, and contracts settled in what they are priced in. */
export type ListedKind = 'spot' | 'perpetual' | 'future';

const kinds: Readonly<Record<string, ListedKind>> = { spot: 'spot', swap: 'perpetual', future: 'future' };

/** The kind of a market; undefined for options, inverse contracts and whatever else there is. */
export function kindOf({ type, linear, settle, quote }: CcxtMarket): ListedKind | undefined {
  const kind = kinds[type];
  return kind === 'spot' || (linear === true && settle === quote) ? kind : undefined;
}

/** The market under the rules of today, dated with today; undefined where the exchange does not tell its steps. */
export function instrumentOfMarket(
  exchange: CcxtExchange,
  market: CcxtMarket,
  { id, kind, at }: { readonly id: string; readonly kind: ListedKind; readonly at: EpochMs },
): InstrumentDefinition | undefined {
  const { base, quote, precision, limits, contractSize, created, expiry, maker, taker } = market;
  const [tick, step] = [stepOf(exchange, precision.price), stepOf(exchange, precision.amount)];
  const size = kind === 'spot' ? '1' : positiveText(contractSize);
  if (tick === undefined || step === undefined || size === undefined) return undefined;
  const minQuantity = positiveText(limits?.amount?.min);
  const maxQuantity = positiveText(limits?.amount?.max);
  const minNotional = positiveText(limits?.cost?.min);
  return {
    id,
    kind,
    base,
    quote,
    venue: exchange.id,
    contractSize: size,
    ...(Number.isSafeInteger(created) && { listedAt: created }),
    ...(kind === 'future' && expiry !== undefined && { expiresAt: expiry }),
    rules: [
      {
        from: at,
        tickSize: tick,
        quantityStep: step,
        ...(minQuantity !== undefined && { minQuantity }),
        ...(maxQuantity !== undefined && { maxQuantity }),
        ...(minNotional !== undefined && { minNotional }),
        feeRateMaker: rateText(maker),
        feeRateTaker: rateText(taker),
      },
    ],
  };
}
