import type { Exact } from '@rxtrade/core';
import { signOf, zero } from '../../amounts/exact-math.ts';
import { isOfficialMoney } from '../../book/conversion.ts';
import { type Amount, type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import { exchangeOf } from '../exchange.ts';
import type { TransactionImporter } from '../importer.ts';
import { type GroupRead, type RowGroup, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { statementColumns, withNamed } from './binance-columns.ts';
import { feeOperations, incomeOf, internalOperations, isReceipt, whyUnread } from './binance-operations.ts';
import { binanceInstant } from './binance-time.ts';
import { isTradePart, tradeKeys } from './binance-trade-keys.ts';

const { operation: operationNames, coin: coinNames, change: changeNames } = statementColumns;

/**
 * Binance's statement of the whole account. A trade is several rows of one second, without anything to tell two orders of a
 * second apart: what they come to together is one trade where one coin went out and one came in, and unread otherwise.
 */
export const binanceStatement: TransactionImporter = {
  name: 'binance-statement',
  sniff: withNamed(statementColumns),
  read: (rows, { account }) =>
    readGroups(rows, tradeKeys(rows), (group) => {
      const [row] = group;
      const at = group.reduce((first, one) => Math.min(first, binanceInstant(one)), Number.POSITIVE_INFINITY);
      const facts = { at, account, origin: row.origin, externalId: '' };
      if (!isTradePart(row)) return movement(facts, row);
      return group.length === 1 && /^buy crypto( with fiat)?$/i.test(row.text(...operationNames))
        ? payment(facts, row)
        : trade(facts, group);
    }),
};

function movement(facts: DraftBase, row: ImportRow): GroupRead {
  const operation = row.required(...operationNames);
  const change = row.amount(...changeNames);
  const isIn = signOf(change) > 0;
  const moved = { currency: row.required(...coinNames), quantity: isIn ? change : change.negated() };
  if (/^(fiat )?deposit$/i.test(operation) && isIn) return [draftOf(facts, 'deposit', moved)];
  if (/^((fiat )?withdraw(al)?|send)$/i.test(operation) && !isIn) return [draftOf(facts, 'withdrawal', moved)];
  const isSaved = isReceipt(moved.currency) || (/^savings distribution$/i.test(operation) && !isIn);
  if (internalOperations.test(operation) || isSaved) return `a move within Binance (${operation})`;
  const kind = incomeOf(operation);
  if (kind !== undefined && isIn) return [draftOf(facts, 'income', moved, { kind })];
  throw new UnreadRow(`the operation "${operation}" of ${change} ${whyUnread(operation)}`);
}

/** Money that came from a card to buy with is followed by the purchase; coins without one were paid for elsewhere. */
function payment(facts: DraftBase, row: ImportRow): GroupRead {
  const moved = { currency: row.required(...coinNames), quantity: row.amount(...changeNames) };
  if (isOfficialMoney(moved.currency)) return [draftOf(facts, 'deposit', moved)];
  throw new UnreadRow(
    `${moved.quantity} ${moved.currency} that were paid for outside this account; say what they cost`,
  );
}

function trade(facts: DraftBase, rows: RowGroup): GroupRead {
  const given = new Map<string, Exact>();
  const taken = new Map<string, Exact>();
  const fees: Amount[] = [];
  for (const row of rows) {
    const change = row.amount(...changeNames);
    const currency = row.required(...coinNames);
    if (feeOperations.test(row.required(...operationNames))) fees.push({ currency, quantity: change.negated() });
    else add(signOf(change) < 0 ? given : taken, currency, change);
  }
  const [out, moreOut] = given;
  const [come, moreCome] = taken;
  if (out === undefined && come === undefined)
    throw new UnreadRow('it is a fee of what is not told in this second and account; say what it was for');
  // the sums of a purchase and a sale of one second would be a trade that never was
  if (out === undefined || come === undefined || moreOut !== undefined || moreCome !== undefined)
    throw new UnreadRow('the rows of this second are more than one trade, or part of one; use the export of trades');
  const paid = { currency: out[0], quantity: out[1].negated() };
  const got = { currency: come[0], quantity: come[1] };
  return tradeDrafts({ ...facts, ...exchangeOf(paid, got), fees });
}

function add(sums: Map<string, Exact>, coin: string, change: Exact): void {
  sums.set(coin, (sums.get(coin) ?? zero).plus(change));
}
