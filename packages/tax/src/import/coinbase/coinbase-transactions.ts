import { signOf, times } from '../../amounts/exact-math.ts';
import { isOfficialMoney } from '../../book/conversion.ts';
import { absolute, type DraftBase, draftOf } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, onceById, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { readConvert } from './coinbase-convert.ts';
import { readTrade } from './coinbase-trade.ts';
import { worthOf } from './coinbase-worth.ts';

const incomes: Readonly<Record<string, string>> = {
  'staking income': 'staking',
  'inflation reward': 'staking',
  'reward income': 'reward',
  'rewards income': 'reward',
  'learning reward': 'reward',
  'coinbase earn': 'reward',
  'incentives rewards payout': 'reward',
  'interest income': 'interest',
  'interest payout': 'interest',
  airdrop: 'airdrop',
  'subscription rebate': 'rebate',
  'subscription rebates (24 hours)': 'rebate',
};
const arrivals = new Set(['deposit', 'receive', 'exchange withdrawal', 'pro withdrawal']);
const departures = new Set(['withdrawal', 'send', 'exchange deposit', 'pro deposit']);

/** Coinbase's transaction report, with the lines before its header that newer files and older ones have. */
export const coinbaseTransactions: TransactionImporter = {
  name: 'coinbase-transactions',
  sniff: withColumns('timestamp', 'transaction type', 'asset', 'quantity transacted', 'notes'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, idOf);
    const read = readGroups(rows, keyOf, (group) => {
      const [row] = group;
      const facts = {
        at: row.instant(['timestamp'], 'UTC'),
        account,
        origin: row.origin,
        externalId: row.text('id'),
      };
      return isConvert(row) ? readConvert(facts, group) : readRow(row, facts);
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

/** Both rows of a conversion may have one id. */
function idOf(row: ImportRow): string {
  const id = row.text('id');
  return id === ''
    ? ''
    : [id, row.text('transaction type'), row.text('asset'), row.text('quantity transacted')].join(' ');
}

function isConvert(row: ImportRow): boolean {
  return /^convert$/i.test(row.text('transaction type'));
}

function keyOf(row: ImportRow): string {
  return isConvert(row) ? `${row.text('timestamp')} ${row.text('notes')}` : row.origin;
}

function readRow(row: ImportRow, facts: DraftBase): GroupRead {
  const type = row.required('transaction type').toLowerCase();
  const amount = row.amount('quantity transacted');
  const coin = { currency: row.required('asset'), quantity: absolute(amount) };
  const side = /^(?:advanced? trade )?(buy|sell)$/.exec(type)?.[1];
  const isIn = signOf(amount) > 0;
  if (side === 'sell' || (side === 'buy' && isIn)) return readTrade(facts, row, coin, side);
  const kind = incomes[type] ?? earnedBy(type, row);
  if (kind !== undefined && isIn) {
    // rows of coins that were sent had no value before they were told apart
    if (row.has('subtotal') && row.text('subtotal') === '') return [draftOf(facts, 'income', coin, { kind })];
    const { money, subtotal, price } = worthOf(row);
    // what comes to less than a cent is told as nothing
    const total = signOf(subtotal) === 0 ? times(price, coin.quantity) : subtotal;
    if (signOf(total) === 0) return [draftOf(facts, 'income', coin, { kind })];
    return [draftOf(facts, 'income', coin, { kind, total: total.toString(), currency: money })];
  }
  if (arrivals.has(type) && isIn) return [draftOf(facts, 'deposit', coin)];
  if (departures.has(type)) return [draftOf(facts, 'withdrawal', coin)];
  if (type === 'card spend' || type === 'donation') {
    const { money, subtotal, fee } = worthOf(row);
    const value = { total: subtotal.toString(), currency: money, fee };
    return [draftOf(facts, type === 'donation' ? 'donate' : 'spend', coin, value)];
  }
  if (type === 'subscription' && isOfficialMoney(coin.currency)) return 'money paid for a subscription';
  if (/^(retail )?(staking|unstaking) transfer$/.test(type)) return `a move within the account (${type})`;
  if (/^(retail eth2 deprecation|asset migration|wrap asset)$/.test(type))
    throw new UnreadRow(`"${type}" makes one coin another, and the law says whether that is a trade; say what it was`);
  throw new UnreadRow(`the transaction type "${row.text('transaction type')}" of ${amount} is not one that is known`);
}

/** Before these had types of their own, only the notes told them from coins that were sent here. */
function earnedBy(type: string, row: ImportRow): string | undefined {
  return type === 'receive' && /\bfrom Coinbase (Earn|Rewards|Referral)\b/i.test(row.text('notes'))
    ? 'reward'
    : undefined;
}
