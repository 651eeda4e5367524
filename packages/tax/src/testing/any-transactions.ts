import { Exact, hour } from '@rxtrade/core';
import fc from 'fast-check';
import { times, zero } from '../amounts/exact-math.ts';
import type { Transaction } from '../transaction/transaction.ts';

/** What made-up transactions are like. */
export type AnyTransactionsSettings = {
  readonly assets?: readonly string[];
  readonly accounts?: readonly string[];
  /** How many at most; 40 unless told. */
  readonly countMax?: number;
  /** Whether more may be sold than is held in the account. False unless told. */
  readonly oversells?: boolean;
  /** Whether everything is sold in the end. False unless told. */
  readonly endsFlat?: boolean;
  readonly currency?: string;
};

type Draft = {
  readonly type: 'buy' | 'sell' | 'income';
  readonly asset: string;
  readonly account: string;
  readonly quantity: number;
  readonly cents: number;
  readonly feeCents: number;
  readonly hours: number;
};

const startAt = Date.UTC(2022, 0, 3, 10);

/**
 * Trades over about three years, in time order and each at its own instant, priced in the reporting currency, with fees in
 * it. Ids tell their place.
 */
export function anyTransactions(settings: AnyTransactionsSettings = {}): fc.Arbitrary<readonly Transaction[]> {
  const { assets = ['BTC'], accounts = ['main'], countMax = 40 } = settings;
  const draft = fc.record({
    type: fc.constantFrom('buy', 'sell', 'sell', 'buy', 'income'),
    asset: fc.constantFrom(...assets),
    account: fc.constantFrom(...accounts),
    quantity: fc.integer({ min: 1, max: 50_000 }),
    cents: fc.integer({ min: 1, max: 10_000_00 }),
    feeCents: fc.integer({ min: 0, max: 500 }),
    hours: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 24 * 60 })),
  });
  return fc
    .array(draft, { minLength: 1, maxLength: countMax })
    .map((drafts) => built(drafts as readonly Draft[], settings));
}

function built(drafts: readonly Draft[], settings: AnyTransactionsSettings): readonly Transaction[] {
  const { oversells = false, endsFlat = false, currency = 'USD' } = settings;
  const held = new Map<string, number>();
  const transactions: Transaction[] = [];
  let at = startAt;
  const add = ({ type, asset, account, quantity, cents, feeCents }: Draft) => {
    const units = new Exact(quantity, 4);
    transactions.push({
      id: `t${transactions.length}`,
      at,
      type,
      asset,
      account,
      quantity: units,
      value: times(units, new Exact(cents, 2)),
      currency,
      ...(feeCents > 0 && { fee: { quantity: new Exact(feeCents, 2), currency } }),
    });
    const key = `${account}\n${asset}`;
    held.set(key, (held.get(key) ?? 0) + (type === 'sell' ? -quantity : quantity));
  };
  for (const draft of drafts) {
    at += draft.hours * hour;
    const available = held.get(`${draft.account}\n${draft.asset}`) ?? 0;
    if (draft.type !== 'sell' || oversells) add(draft);
    else if (available > 0) add({ ...draft, quantity: Math.min(available, draft.quantity) });
  }
  if (!endsFlat) return transactions;
  for (const [key, quantity] of [...held]) {
    const [account = '', asset = ''] = key.split('\n');
    at += 24 * hour;
    if (quantity > 0) add({ type: 'sell', asset, account, quantity, cents: 5_000, feeCents: 10, hours: 24 });
  }
  return transactions;
}

/** What all acquisitions of made-up transactions cost together, fees included. */
export function costOf(transactions: readonly Transaction[]): Exact {
  let cost = zero;
  for (const transaction of transactions)
    if (transaction.type === 'buy' || transaction.type === 'income')
      cost = cost.plus(transaction.value ?? zero).plus(transaction.fee?.quantity ?? zero);
  return cost;
}
