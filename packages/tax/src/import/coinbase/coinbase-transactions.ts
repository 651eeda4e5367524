import type { Exact } from '@rxtrade/core';
import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, onceById, readEach } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

const incomes: Readonly<Record<string, string>> = {
  'staking income': 'staking',
  'reward income': 'reward',
  'rewards income': 'reward',
  'inflation reward': 'staking',
  'learning reward': 'reward',
  'coinbase earn': 'reward',
  'interest income': 'interest',
  airdrop: 'airdrop',
};

/** Coinbase's transaction report, with the lines before its header that newer files and older ones have. */
export const coinbaseTransactions: TransactionImporter = {
  name: 'coinbase-transactions',
  sniff: withColumns('timestamp', 'transaction type', 'asset', 'quantity transacted', 'subtotal', 'notes'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, (row) => row.text('id'));
    const read = readEach(rows, (row) =>
      readRow(row, { at: row.instant(['timestamp'], 'UTC'), account, origin: row.origin, externalId: row.text('id') }),
    );
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

function readRow(row: ImportRow, facts: DraftBase): GroupRead {
  const type = row.required('transaction type').toLowerCase();
  const amount = row.amount('quantity transacted');
  const quantity = absolute(amount);
  const coin = { currency: row.required('asset'), quantity };
  if (/^(advanced trade |advance trade )?buy$/.test(type) || /^(advanced trade |advance trade )?sell$/.test(type)) {
    const { money, total } = worth(row);
    const side = type.endsWith('buy') ? 'buy' : 'sell';
    return tradeDrafts({
      ...facts,
      side,
      base: coin,
      quote: { currency: money, quantity: total },
      fee: feeOf(row, money),
    });
  }
  if (type === 'convert') return convert(row, facts, quantity);
  const kind = incomes[type];
  if (kind !== undefined && signOf(amount) > 0) {
    const { money, total } = worth(row);
    return [draftOf(facts, 'income', coin, { kind, total: total.toString(), currency: money })];
  }
  if (type === 'deposit' || type === 'receive') return [draftOf(facts, 'deposit', coin)];
  if (type === 'withdrawal' || type === 'send') return [draftOf(facts, 'withdrawal', coin)];
  if (/^(retail )?(staking|unstaking|eth2 deprecation)( transfer)?$/.test(type))
    return `a move within the account (${type})`;
  throw new UnreadRow(`the transaction type "${row.text('transaction type')}" is not one that is known`);
}

/** The second coin stands in the notes alone: `Converted 0.5 ETH to 900.25 USDC`. Both legs have one value. */
function convert(row: ImportRow, facts: DraftBase, quantity: Exact): GroupRead {
  const notes = row.required('notes');
  const match = /^Converted ([\d.,]+) (\S+) to ([\d.,]+) (\S+)$/.exec(notes);
  if (match === null) throw new UnreadRow(`the notes "${notes}" do not say what it was converted to`);
  const [, given = '', from = '', taken = '', to = ''] = match;
  const { money, total } = worth(row);
  if (from !== row.required('asset') || !row.amountFrom(given).equals(quantity))
    throw new UnreadRow(`the notes "${notes}" tell of another amount than the row`);
  const value = {
    total: total.toString(),
    currency: money,
    group: facts.externalId || `${row.required('timestamp')} ${from}/${to}`,
  };
  return [
    draftOf(facts, 'sell', { currency: from, quantity }, { ...value, fee: feeOf(row, money) }),
    draftOf(facts, 'buy', { currency: to, quantity: row.amountFrom(taken) }, value),
  ];
}

function worth(row: ImportRow): { readonly money: string; readonly total: Exact } {
  const money = row.required('price currency', 'spot price currency');
  return { money, total: absolute(row.amount('subtotal')) };
}

function feeOf(row: ImportRow, currency: string) {
  return { currency, quantity: row.amountOrZero('fees and/or spread', 'fees') };
}

function absolute(amount: Exact): Exact {
  return signOf(amount) < 0 ? amount.negated() : amount;
}
