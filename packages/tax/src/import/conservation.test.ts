import { Exact } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zero } from '../amounts/exact-math.ts';
import type { ImportedRecord } from './index.ts';
import { readRows } from './read-rows.fixture.ts';

type Sums = Map<string, Exact>;

/** A row of a ledger: what it changes the balance of a coin by, apart from its fee. */
type Leg = { readonly kind: string; readonly coin: string; readonly amount: string; readonly fee: string };

const coins = ['EUR', 'USDT', 'BTC', 'ETH', 'SOL'];
const coin = fc.constantFrom(...coins);
const crypto = fc.constantFrom(...coins.slice(1));
const amount = fc.integer({ min: 1, max: 1_000_000 }).map((units) => new Exact(units, 4));
const fee = fc.oneof(
  fc.constant(zero),
  fc.integer({ min: 1, max: 99 }).map((units) => new Exact(units, 6)),
);

const leg = (kind: string, name: string, change: Exact, paid: Exact): Leg => ({
  kind,
  coin: name,
  amount: change.toString(),
  fee: paid.toString(),
});
const trade = fc
  .tuple(coin, crypto, amount, amount, fee, fee)
  .filter(([a, b]) => a !== b)
  .map(([a, b, out, come, one, two]) => [leg('out', a, out.negated(), one), leg('in', b, come, two)]);
const event = fc.oneof(
  trade,
  fc.tuple(coin, amount, fee).map(([name, come, paid]) => [leg('deposit', name, come, paid)]),
  fc.tuple(crypto, amount, fee).map(([name, out, paid]) => [leg('withdrawal', name, out.negated(), paid)]),
  fc.tuple(crypto, amount).map(([name, come]) => [leg('reward', name, come, zero)]),
  fc
    .tuple(crypto, amount)
    .map(([name, moved]) => [leg('move', name, moved.negated(), zero), leg('move', name, moved, zero)]),
);
const events = fc.array(event, { minLength: 1, maxLength: 20 });

function add(sums: Sums, name: string, change: Exact): void {
  sums.set(name, (sums.get(name) ?? zero).plus(change));
}

function balancesOf(all: readonly (readonly Leg[])[]): Sums {
  const sums: Sums = new Map();
  for (const one of all.flat()) add(sums, one.coin, Exact.of(one.amount).minus(Exact.of(one.fee)));
  return sums;
}

/** What records change balances by. Both legs of a swap are records; the money of a trade and its fee are fields. */
function effectOf(records: readonly ImportedRecord[]): Sums {
  const sums: Sums = new Map();
  for (const { type, asset, quantity, total, currency = '', group, fee: paid, feeCurrency = '' } of records) {
    const isIn = ['buy', 'deposit', 'income'].includes(type);
    const units = Exact.of(quantity);
    add(sums, asset, isIn ? units : units.negated());
    const isTrade = type === 'buy' || type === 'sell';
    const money = Exact.of(total ?? '0');
    if (isTrade && group === undefined) add(sums, currency, isIn ? money.negated() : money);
    const isInOtherLeg = group !== undefined && feeCurrency === currency;
    if (paid !== undefined && !isInOtherLeg) add(sums, feeCurrency, Exact.of(paid).negated());
  }
  return sums;
}

const textOf = (sums: Sums) => Object.fromEntries(coins.map((name) => [name, (sums.get(name) ?? zero).toString()]));

const krakenKinds: Readonly<Record<string, string>> = {
  out: 'trade|tradespot',
  in: 'trade|tradespot',
  deposit: 'deposit|',
  withdrawal: 'withdrawal|',
  reward: 'earn|reward',
  move: 'earn|allocation',
};

describe('what records change balances by', () => {
  it('given any ledger of Kraken, then it is what the ledger does', () => {
    fc.assert(
      fc.property(events, (all) => {
        const lines = all.flatMap((legs, i) =>
          legs.map(
            (one, j) =>
              `L${i}-${j}|R${i}|2025-01-06 11:00:00|${krakenKinds[one.kind]}|currency|${one.coin}|${one.amount}|${one.fee}|0`,
          ),
        );
        const { transactions, unread } = readRows([
          'txid|refid|time|type|subtype|aclass|asset|amount|fee|balance',
          ...lines,
        ]);
        expect(unread).toEqual([]);
        expect(textOf(effectOf(transactions))).toEqual(textOf(balancesOf(all)));
      }),
    );
  });

  it('given any statement of Binance, then what is read of it is what it does', () => {
    const names: Readonly<Record<string, string>> = {
      out: 'Transaction Spend',
      in: 'Transaction Buy',
      deposit: 'Deposit',
      withdrawal: 'Withdraw',
      reward: 'Staking Rewards',
      move: 'Transfer Between Main and Funding Wallet',
    };
    fc.assert(
      fc.property(events, (all) => {
        const bare = all.map((legs) => legs.map((one) => (one.kind === 'out' ? { ...one, fee: '0' } : one)));
        const known = bare.filter((legs) => legs.length > 1 || legs[0]?.fee === '0');
        const lines = known.flatMap((legs, i) =>
          legs.flatMap(({ kind, coin: name, amount: change, fee: paid }) => {
            const row = (operation: string, moved: string) =>
              `1|2025-01-06 11:${String(i).padStart(2, '0')}:00|Spot|${operation}|${name}|${moved}|`;
            return [row(names[kind] ?? '', change), ...(paid === '0' ? [] : [row('Transaction Fee', `-${paid}`)])];
          }),
        );
        const { transactions, unread } = readRows(['User_ID|UTC_Time|Account|Operation|Coin|Change|Remark', ...lines]);
        expect(unread).toEqual([]);
        expect(textOf(effectOf(transactions))).toEqual(textOf(balancesOf(known)));
      }),
    );
  });
});
