import { type EpochMs, Exact, isoOf } from '@rxtrade/core';
import { signOf, zero } from '../amounts/exact-math.ts';
import { isOfficialMoney } from '../book/conversion.ts';
import type { RecordDraft } from './importer.ts';
import { UnreadRow } from './table/unread-row.ts';

const one = new Exact(1, 0);

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
  /** In at most one coin beside that of the quote. */
  readonly fees: readonly Amount[];
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

/** A payment between the holders of a contract: positive when received. No units of the contract move. */
export function fundingDraft(base: DraftBase, contract: string, { currency, quantity }: Amount): RecordDraft {
  const total = quantity.toString();
  const facts = draftOf(base, 'funding', { currency: contract, quantity: one }, { total, currency });
  return { ...facts, quantity: '0' };
}

/**
 * Against money a trade is a purchase or a sale; against a coin it is a swap: both coins move, each for the same value,
 * told in the quote coin.
 */
export function tradeDrafts({ side, base, quote: gross, fees, ...facts }: DraftTrade): readonly RecordDraft[] {
  if (base.currency === gross.currency) throw new UnreadRow(`"${base.currency}" is traded for itself`);
  if (isOfficialMoney(base.currency))
    throw new UnreadRow(
      `${base.currency} is money changed for ${gross.currency}: no coin moves, and nobody computes it here`,
    );
  const { quote, fee } = oneFee(side, gross, fees);
  if (signOf(quote.quantity) < 0) throw new UnreadRow(`it comes to ${quote.quantity} ${quote.currency} after its fee`);
  const value = { total: quote.quantity.toString(), currency: quote.currency };
  if (isOfficialMoney(quote.currency)) return [draftOf(facts, side, base, { ...value, fee })];
  const group = facts.externalId === '' ? `${timeText(facts.at)} ${base.currency}/${quote.currency}` : facts.externalId;
  const moved = fee?.currency === quote.currency ? withFee(side, quote, fee) : quote;
  const other = { total: moved.quantity.toString(), currency: quote.currency, group };
  const legs = [
    draftOf(facts, side, base, { ...value, fee, group }),
    draftOf(facts, side === 'buy' ? 'sell' : 'buy', moved, other),
  ];
  return side === 'buy' ? legs : legs.reverse();
}

/** A record holds one fee. Where both coins of a trade bear one, that in the quote is part of what was paid or received. */
function oneFee(
  side: 'buy' | 'sell',
  quote: Amount,
  fees: readonly Amount[],
): { readonly quote: Amount; readonly fee: Amount | undefined } {
  const sums = new Map<string, Exact>();
  for (const { currency, quantity } of fees) sums.set(currency, (sums.get(currency) ?? zero).plus(quantity));
  const [first, second, third] = [...sums]
    .filter(([, quantity]) => signOf(quantity) !== 0)
    .map(([currency, quantity]): Amount => ({ currency, quantity }));
  if (second === undefined) return { quote, fee: first };
  const inQuote = [first, second].find((one) => one?.currency === quote.currency);
  if (inQuote === undefined || third !== undefined)
    throw new UnreadRow(`it bears fees in ${[...sums.keys()].join(' and ')}, and a record holds one`);
  return { quote: withFee(side, quote, inQuote), fee: inQuote === first ? second : first };
}

function withFee(side: 'buy' | 'sell', { currency, quantity }: Amount, fee: Amount): Amount {
  return { currency, quantity: side === 'buy' ? quantity.plus(fee.quantity) : quantity.minus(fee.quantity) };
}

/** An amount without its sign. */
export function absolute(amount: Exact): Exact {
  return signOf(amount) < 0 ? amount.negated() : amount;
}

/** ISO 8601, milliseconds only where there are any. */
export function timeText(at: EpochMs): string {
  return isoOf(at).replace('.000Z', 'Z');
}
