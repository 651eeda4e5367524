import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf, fundingDraft } from '../drafts.ts';
import type { TransactionImporter } from '../importer.ts';
import { withColumns } from '../importer.ts';
import { type GroupRead, type RowGroup, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { contractFill, isContractFill, requireLinear } from './bybit-contracts.ts';
import { spotTrade } from './bybit-spot.ts';

/**
 * Bybit's log of the unified account. A spot trade is a row for each of its two coins, a fill of a contract is one row; the
 * row's own sum (change = cash flow + funding + fee) is checked, and a row whose parts do not add up is unread. The European
 * log has no ids; the log of the older derivatives account tells what was paid with the other sign.
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
      const [row] = group;
      for (const one of group) check(one);
      const facts = {
        at: row.instant(['time', 'time(utc)'], 'UTC'),
        account,
        origin: row.origin,
        externalId: row.text('tradeid', 'trade id'),
      };
      return readEvent(facts, group);
    }),
};

function readEvent(facts: DraftBase, group: RowGroup): GroupRead {
  const [row, second] = group;
  const type = typeOf(row);
  if (isContractFill(row)) {
    if (second !== undefined) throw new UnreadRow(`${group.length} rows of one fill`);
    return [contractFill(facts, row, type)];
  }
  return type === 'TRADE' ? spotTrade(facts, group) : movement(facts, row, type);
}

/** The rows of a spot trade have one id; without ids, the fills of one second and side are one trade together. */
function keyOf(row: ImportRow): string {
  if (typeOf(row) !== 'TRADE') return row.origin;
  const id = row.text('tradeid', 'trade id');
  if (id !== '') return id;
  if (isContractFill(row)) return row.origin;
  return [row.text('time', 'time(utc)'), row.text('contract'), row.text('direction')].join(' ');
}

function typeOf(row: ImportRow): string {
  return row
    .text('type')
    .toUpperCase()
    .replace(/^TRANSFER(IN|OUT)$/, 'TRANSFER_$1')
    .replace('FUNDING', 'SETTLEMENT');
}

function check(row: ImportRow): void {
  const paid = row.amountOrZero('funding').plus(row.amountOrZero('fee paid'));
  const cashFlow = row.amountOrZero('cash flow');
  const parts = row.has('fee rate') ? cashFlow.minus(paid) : cashFlow.plus(paid);
  if (!parts.equals(row.amount('change')))
    throw new UnreadRow(`cash flow, funding and fee come to ${parts}, and the change is ${row.text('change')}`);
}

function movement(facts: DraftBase, row: ImportRow, type: string): GroupRead {
  const change = row.amount('change');
  const currency = row.required('currency');
  if (type === 'SETTLEMENT') {
    const contract = row.required('contract');
    requireLinear(contract, currency);
    if (signOf(change) === 0) return 'no funding was due';
    return [fundingDraft({ ...facts, externalId: '' }, contract, { currency, quantity: change })];
  }
  if (type === 'TRANSFER_IN' && signOf(change) > 0) return [draftOf(facts, 'deposit', { currency, quantity: change })];
  if (type === 'TRANSFER_OUT' && signOf(change) < 0)
    return [draftOf(facts, 'withdrawal', { currency, quantity: change.negated() })];
  if (type === '')
    throw new UnreadRow(`${change} ${currency} without a type, such as in a conversion of small balances`);
  throw new UnreadRow(`the type "${type}" of ${change} ${currency} is not one that is known`);
}
