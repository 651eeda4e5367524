import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf, fundingDraft } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, readEach } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { linearSettlement } from './binance-contracts.ts';
import { binanceInstant } from './binance-time.ts';

/**
 * Binance's transaction history of futures. Funding is read; profit and commission are not, as a position is worked out
 * from its fills, which the trade history of futures has.
 */
export const binanceFuturesIncome: TransactionImporter = {
  name: 'binance-futures-income',
  sniff: withColumns('type', 'amount', 'asset', 'symbol', 'transaction id'),
  read: (rows, { account }) =>
    readEach(rows, (row) =>
      readRow(row, {
        at: binanceInstant(row),
        account,
        origin: row.origin,
        externalId: `${row.required('type')} ${row.required('transaction id')}`,
      }),
    ),
};

function readRow(row: ImportRow, facts: DraftBase): GroupRead {
  const type = row.required('type').toUpperCase();
  const amount = row.amount('amount');
  const currency = row.required('asset');
  if (type === 'FUNDING_FEE') {
    const contract = row.required('symbol');
    linearSettlement(contract);
    return signOf(amount) === 0
      ? 'no funding was due'
      : [fundingDraft(facts, contract, { currency, quantity: amount })];
  }
  if (/^(TRANSFER|INTERNAL_TRANSFER|STRATEGY_.*TRANSFER)$/.test(type)) return `a move within Binance (${type})`;
  if (
    /^(REFERRAL_KICKBACK|COMMISSION_REBATE|API_REBATE|CONTEST_REWARD|WELCOME_BONUS)$/.test(type) &&
    signOf(amount) > 0
  )
    return [draftOf(facts, 'income', { currency, quantity: amount }, { kind: 'reward' })];
  if (type === 'REALIZED_PNL' || type === 'COMMISSION')
    throw new UnreadRow(`the ${type} of a fill is worked out from the fill itself; use the trade history of futures`);
  throw new UnreadRow(`the type "${type}" of ${amount} ${currency} is not one that is known`);
}
