import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
import { draftOf, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { pricingRank } from '../quotes.ts';
import { type GroupRead, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

const feeNames = /^(transaction )?fee$/i;
const tradeNames = /^(buy|sell|transaction (buy|sold|spend|revenue|related)|binance convert|large otc trading)$/i;
const incomeNames: readonly (readonly [RegExp, string])[] = [
  [/(simple earn|savings|flexible).*(interest|rewards?)/i, 'interest'],
  [/staking rewards?/i, 'staking'],
  [/airdrop|distribution|launchpool/i, 'airdrop'],
  [/referral|commission rebate|cashback/i, 'reward'],
];
const internal = /transfer between|subscription|redemption|main and funding/i;

/**
 * Binance's statement of the whole account. A trade is several rows of one second, without anything to tell two trades of a
 * second apart: what they come to together is one trade where one coin went out and one came in, and unread otherwise.
 */
export const binanceStatement: TransactionImporter = {
  name: 'binance-statement',
  sniff: withColumns('utc_time', 'account', 'operation', 'coin', 'change', 'remark'),
  read: (rows, { account }) =>
    readGroups(rows, keyOf, (group) => {
      const [row] = group;
      const facts = { at: row.instant(['utc_time'], 'UTC'), account, origin: row.origin, externalId: '' };
      const operation = row.required('operation');
      if (isTradePart(row)) return trade(facts, group);
      const change = row.amount('change');
      const isIn = signOf(change) > 0;
      const moved = { currency: row.required('coin'), quantity: isIn ? change : change.negated() };
      if (/^deposit$/i.test(operation) && isIn) return [draftOf(facts, 'deposit', moved)];
      if (/^withdraw(al)?$/i.test(operation) && !isIn) return [draftOf(facts, 'withdrawal', moved)];
      if (internal.test(operation)) return `a move within Binance (${operation})`;
      const kind = incomeNames.find(([name]) => name.test(operation))?.[1];
      if (kind !== undefined && isIn) return [draftOf(facts, 'income', moved, { kind })];
      throw new UnreadRow(`the operation "${operation}" of ${change} is not one that is known`);
    }),
};

function isTradePart(row: ImportRow): boolean {
  const operation = row.text('operation');
  return tradeNames.test(operation) || feeNames.test(operation);
}

function keyOf(row: ImportRow): string {
  return isTradePart(row) ? `${row.text('utc_time')} ${row.text('account')}` : row.origin;
}

function trade(facts: Parameters<typeof draftOf>[0], rows: readonly ImportRow[]): GroupRead {
  const sums = new Map<string, Exact>();
  const fees = new Map<string, Exact>();
  for (const row of rows) {
    const into = feeNames.test(row.required('operation')) ? fees : sums;
    const coin = row.required('coin');
    into.set(coin, (into.get(coin) ?? zero).plus(row.amount('change')));
  }
  const out = [...sums].filter(([, change]) => signOf(change) < 0);
  const come = [...sums].filter(([, change]) => signOf(change) > 0);
  const [given, taken] = [out[0], come[0]];
  if (given === undefined || taken === undefined || out.length > 1 || come.length > 1 || fees.size > 1)
    throw new UnreadRow('the rows of this second are more than one trade, or part of one; use the export of trades');
  const [paid, got] = [
    { currency: given[0], quantity: given[1].negated() },
    { currency: taken[0], quantity: taken[1] },
  ];
  const fee = [...fees].map(([currency, change]) => ({ currency, quantity: change.negated() }))[0];
  const isBuy = pricingRank(paid.currency) <= pricingRank(got.currency);
  return tradeDrafts({
    ...facts,
    side: isBuy ? 'buy' : 'sell',
    base: isBuy ? got : paid,
    quote: isBuy ? paid : got,
    fee,
  });
}
