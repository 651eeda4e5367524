import { signOf } from '../../amounts/exact-math.ts';
import { type Amount, absolute, type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import { exchangeOf } from '../exchange.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, type RowGroup, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

/**
 * The account statement of Coinbase Pro and Exchange: what came and left, and each trade as two rows and that of its fee.
 * A trade has the reference that it has among the fills, and so counts once beside them.
 */
export const coinbaseStatement: TransactionImporter = {
  name: 'coinbase-statement',
  sniff: withColumns('type', 'amount', 'balance', 'amount/balance unit', 'transfer id', 'trade id', 'order id'),
  read: (rows, { account }) =>
    readGroups(rows, keyOf, (group) => {
      const [row] = group;
      const at = row.instant(['time', 'timestamp'], 'UTC');
      const facts = { at, account, origin: row.origin, externalId: row.text('transfer id') };
      return isTradePart(row) ? trade(facts, group) : movement(facts, row);
    }),
};

function isTradePart(row: ImportRow): boolean {
  return /^(match|fee)$/i.test(row.text('type'));
}

/** Trade ids are those of a market: trades of one second in two markets may have the same. */
function keyOf(row: ImportRow): string {
  if (!isTradePart(row)) return row.origin;
  return [row.text('trade id'), row.text('order id'), row.text('time', 'timestamp')].join(' ');
}

function movement(facts: DraftBase, row: ImportRow): GroupRead {
  const type = row.required('type').toLowerCase();
  const amount = row.amount('amount');
  const moved = { currency: row.required('amount/balance unit'), quantity: absolute(amount) };
  if (type === 'deposit' && signOf(amount) > 0) return [draftOf(facts, 'deposit', moved)];
  if (type === 'withdrawal' && signOf(amount) < 0) return [draftOf(facts, 'withdrawal', moved)];
  throw new UnreadRow(`the type "${type}" of ${amount} ${moved.currency} is not one that is known`);
}

function trade(facts: DraftBase, group: RowGroup): GroupRead {
  const legs = group.filter((row) => /^match$/i.test(row.text('type')));
  const given = legs.filter((row) => signOf(row.amount('amount')) < 0).map(amountIn);
  const taken = legs.filter((row) => signOf(row.amount('amount')) > 0).map(amountIn);
  const [[out, moreOut], [come, moreCome]] = [given, taken];
  if (out === undefined || come === undefined || moreOut !== undefined || moreCome !== undefined)
    throw new UnreadRow(`trade "${group[0].text('trade id')}" has ${legs.length} legs here, and a trade has two`);
  const fees = group
    .filter((row) => !legs.includes(row))
    .map(
      (row): Amount => ({ currency: row.required('amount/balance unit'), quantity: row.amount('amount').negated() }),
    );
  const market = exchangeOf(out, come);
  const externalId = `${market.base.currency}-${market.quote.currency} ${group[0].required('trade id')}`;
  return tradeDrafts({ ...facts, ...market, externalId, fees });
}

function amountIn(row: ImportRow): Amount {
  return { currency: row.required('amount/balance unit'), quantity: absolute(row.amount('amount')) };
}
