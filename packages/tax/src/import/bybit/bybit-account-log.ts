import type { Exact } from '@rxtrade/core';
import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import type { RecordDraft, TransactionImporter } from '../importer.ts';
import { withColumns } from '../importer.ts';
import { pairOf } from '../quotes.ts';
import { type GroupRead, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/**
 * Bybit's log of the unified account. A spot trade is two rows of one trade id, a fill of a contract is one; the row's own
 * sum (change = cash flow + funding + fee) is checked, and a row whose parts do not add up is unread.
 */
export const bybitAccountLog: TransactionImporter = {
  name: 'bybit-account-log',
  sniff: withColumns(
    'currency',
    'contract',
    'type',
    'direction',
    'quantity',
    'filled price',
    'funding',
    'fee paid',
    'cash flow',
    'change',
  ),
  read: (rows, { account }) =>
    readGroups(rows, keyOf, (group) => {
      const [row, second, third] = group;
      for (const one of group) check(one);
      const facts = {
        at: row.instant(['time', 'time(utc)'], 'UTC'),
        account,
        origin: row.origin,
        externalId: row.text('tradeid', 'trade id'),
      };
      if (row.text('type') !== 'TRADE') return [movement(facts, row)];
      if (second === undefined) return [contractFill(facts, row)];
      if (third !== undefined) throw new UnreadRow(`${group.length} rows of one trade, and a spot trade has two`);
      return spot(facts, group);
    }),
};

function keyOf(row: ImportRow): string {
  if (row.text('type') !== 'TRADE') return row.origin;
  return (
    row.text('tradeid', 'trade id') ||
    `${row.text('time', 'time(utc)')} ${row.text('contract')} ${row.text('direction')}`
  );
}

function check(row: ImportRow): void {
  const parts = row.amountOrZero('cash flow').plus(row.amountOrZero('funding')).plus(row.amountOrZero('fee paid'));
  if (!parts.equals(row.amount('change')))
    throw new UnreadRow(`cash flow, funding and fee come to ${parts}, and the change is ${row.text('change')}`);
}

function spot(facts: DraftBase, rows: readonly ImportRow[]): GroupRead {
  const [base, quote] = pairOf(rows[0]?.required('contract') ?? '');
  const baseRow = rows.find((row) => row.text('currency') === base);
  const quoteRow = rows.find((row) => row.text('currency') === quote);
  if (baseRow === undefined || quoteRow === undefined)
    throw new UnreadRow(`the rows of one trade are not one of ${base} and one of ${quote}`);
  const moved = baseRow.amount('cash flow');
  const paid = quoteRow.amount('cash flow');
  if (signOf(moved) * signOf(paid) >= 0) throw new UnreadRow('both rows of the trade go the same way');
  const fees = [baseRow, quoteRow]
    .map((row) => ({ currency: row.required('currency'), quantity: row.amountOrZero('fee paid').negated() }))
    .filter(({ quantity }) => signOf(quantity) !== 0);
  if (fees.length > 1) throw new UnreadRow('both rows of the trade have a fee, and a record holds one');
  return tradeDrafts({
    ...facts,
    side: signOf(moved) > 0 ? 'buy' : 'sell',
    base: { currency: base, quantity: absolute(moved) },
    quote: { currency: quote, quantity: absolute(paid) },
    fee: fees[0],
  });
}

/** Contracts settle in `currency`; no units of the base move. */
function contractFill(facts: DraftBase, row: ImportRow): RecordDraft {
  const contract = row.required('contract');
  const side = row.required('direction').toLowerCase();
  const currency = row.required('currency');
  if (side !== 'buy' && side !== 'sell') throw new UnreadRow(`the direction "${side}" is neither BUY nor SELL`);
  if (row.text('position') === '') throw new UnreadRow('the other row of this spot trade is missing');
  if (contract !== `${currency}PERP` && !contract.endsWith(currency) && currency !== 'USDC')
    throw new UnreadRow(`"${contract}" settles in ${currency}: inverse contracts are not computed`);
  return draftOf(
    facts,
    'contract-fill',
    { currency: contract, quantity: absolute(row.amount('quantity')) },
    {
      side,
      price: row.amount('filled price').toString(),
      currency,
      fee: { currency, quantity: row.amountOrZero('fee paid').negated() },
    },
  );
}

function movement(facts: DraftBase, row: ImportRow): RecordDraft {
  const type = row.required('type');
  const change = row.amount('change');
  const currency = row.required('currency');
  if (type === 'SETTLEMENT') {
    const { time, account, origin } = draftOf(facts, 'funding', { currency, quantity: absolute(change) });
    const asset = row.required('contract');
    return { time, type: 'funding', asset, quantity: '0', total: change.toString(), currency, account, origin };
  }
  if (type === 'TRANSFER_IN' && signOf(change) > 0) return draftOf(facts, 'deposit', { currency, quantity: change });
  if (type === 'TRANSFER_OUT' && signOf(change) < 0)
    return draftOf(facts, 'withdrawal', { currency, quantity: change.negated() });
  throw new UnreadRow(`the type "${type}" of ${change} ${currency} is not one that is known`);
}

function absolute(amount: Exact): Exact {
  return signOf(amount) < 0 ? amount.negated() : amount;
}
