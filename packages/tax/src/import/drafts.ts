import { type EpochMs, type Exact, isoOf } from '@rxtrade/core';
import { signOf } from '../amounts/exact-math.ts';
import { isOfficialMoney } from '../book/conversion.ts';
import type { RecordDraft } from './importer.ts';
import { UnreadRow } from './table/unread-row.ts';

/** What all records of a row have. */
export type DraftBase = {
  readonly at: EpochMs;
  readonly account: string;
  readonly origin: string;
  /** The venue's own reference; empty where it gives none. */
  readonly externalId: string;
};

/** An amount of a coin or of money. */
export type Amount = { readonly quantity: Exact; readonly currency: string };

/** A trade as venues tell it. Quantities are not negative, fees are positive when paid. */
export type DraftTrade = DraftBase & {
  readonly side: 'buy' | 'sell';
  readonly base: Amount;
  /** What was paid or received for it, without fees. */
  readonly quote: Amount;
  readonly fee: Amount | undefined;
};

/** A record of one movement of units. */
export function draftOf(
  base: DraftBase,
  type: string,
  { quantity, currency: asset }: Amount,
  fields: { readonly fee?: Amount | undefined; readonly [field: string]: string | Amount | undefined } = {},
): RecordDraft {
  if (signOf(quantity) <= 0) throw new UnreadRow(`the quantity "${quantity}" is not more than zero`);
  const { fee, ...others } = fields;
  const known: Record<string, string> = {};
  for (const [name, value] of Object.entries(others))
    if (typeof value === 'string' && value !== '') known[name] = value;
  return {
    time: timeText(base.at),
    type,
    asset,
    quantity: quantity.toString(),
    ...known,
    ...(fee !== undefined && signOf(fee.quantity) !== 0 && { fee: fee.quantity.toString(), feeCurrency: fee.currency }),
    account: base.account,
    ...(base.externalId !== '' && { externalId: base.externalId }),
    origin: base.origin,
  };
}

/**
 * Against money a trade is a purchase or a sale; against a coin it is a swap: both coins move, each for the same value,
 * told in the quote coin.
 */
export function tradeDrafts({ side, base, quote, fee, ...facts }: DraftTrade): readonly RecordDraft[] {
  if (base.currency === quote.currency) throw new UnreadRow(`"${base.currency}" is traded for itself`);
  const value = { total: quote.quantity.toString(), currency: quote.currency };
  if (isOfficialMoney(base.currency))
    throw new UnreadRow(
      `${base.currency} is money changed for ${quote.currency}: no coin moves, and nobody computes it here`,
    );
  if (isOfficialMoney(quote.currency)) return [draftOf(facts, side, base, { ...value, fee })];
  const group = facts.externalId === '' ? `${timeText(facts.at)} ${base.currency}/${quote.currency}` : facts.externalId;
  const inQuote = fee?.currency === quote.currency ? fee.quantity : undefined;
  const moved =
    inQuote === undefined
      ? quote.quantity
      : side === 'buy'
        ? quote.quantity.plus(inQuote)
        : quote.quantity.minus(inQuote);
  const other = { total: moved.toString(), currency: quote.currency, group };
  const legs = [
    draftOf(facts, side, base, { ...value, fee, group }),
    draftOf(facts, side === 'buy' ? 'sell' : 'buy', { ...quote, quantity: moved }, other),
  ];
  return side === 'buy' ? legs : legs.reverse();
}

/** ISO 8601, milliseconds only where there are any. */
export function timeText(at: EpochMs): string {
  return isoOf(at).replace('.000Z', 'Z');
}
