import { signOf } from '../../amounts/exact-math.ts';
import { isOfficialMoney } from '../../book/conversion.ts';
import { type DraftBase, draftOf } from '../drafts.ts';
import { type ImportOptions, type TransactionImporter, withColumns } from '../importer.ts';
import { type GroupRead, onceById, type RowGroup, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { feeCredits, krakenAsset } from './kraken-assets.ts';
import { comesToNothing, feeIn, readTrade } from './kraken-legs.ts';

const trades = new Set(['trade', 'spend', 'receive', 'conversion']);
const internal =
  /^(allocation|deallocation|autoallocation|autoallocate|migration|spottostaking|spotfromstaking|stakingtospot|stakingfromspot)$/;
const incomes: Readonly<Record<string, string>> = {
  'earn reward': 'staking',
  staking: 'staking',
  reward: 'reward',
  'invite bonus': 'reward',
  'earn airdrop': 'airdrop',
  'transfer airdrop': 'airdrop',
};
const unknowable: readonly (readonly [RegExp, string])[] = [
  [
    /^(margin|rollover|settled|collateralconversion)/,
    'is of a margin position, whose units and prices are not in a ledger',
  ],
  [/^nfttrade/, 'is of a collectible, which has no price per unit'],
  [/^adjustment|delistingconversion$/, 'was made by Kraken without a trade; say what it was'],
  [/^transfer$/, 'may be an airdrop, a fork, or from another account of yours; say what it was'],
];

/**
 * Kraken's ledger export: rows with one `refid` are the legs of one event, and the fee is not in the amount. Which columns it
 * has is chosen for each export.
 */
export const krakenLedgers: TransactionImporter = {
  name: 'kraken-ledgers',
  sniff: withColumns('txid', 'refid', 'time', 'type', 'asset', 'amount', 'fee'),
  read(all, options) {
    const { rows, repeated } = onceById(all, (row) => row.text('txid'));
    const read = readGroups(rows, keyOf, (group) => readEvent(group, options));
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

/** Rows of moves that are not settled have no `txid` yet, and come again with one. */
function keyOf(row: ImportRow): string {
  return row.text('txid') === '' ? `unsettled ${row.origin}` : row.text('refid') || row.origin;
}

function readEvent(group: RowGroup, { account }: ImportOptions): GroupRead {
  const [row, second] = group;
  if (row.text('txid') === '') return 'it is not settled yet: no txid';
  const base: DraftBase = {
    at: row.instant(['time'], 'UTC'),
    account,
    origin: row.origin,
    externalId: row.required('refid'),
  };
  const other = group.map((one) => one.text('aclass')).find((aclass) => aclass !== '' && aclass !== 'currency');
  if (other !== undefined)
    throw new UnreadRow(`the class "${other}" is none of coins, and the law may see it as a security; say what it was`);
  const kinds = new Set(group.map(kindOf));
  const type = row.required('type').toLowerCase();
  if (group.every((one) => trades.has(one.text('type').toLowerCase()))) return readTrade(base, group);
  if (group.every(isInternal) || (group.every(isMove) && comesToNothing(group)))
    return `a move within the account (${[...kinds].join(', ')})`;
  if (second !== undefined)
    throw unread(
      [...kinds].join(', '),
      `is told in ${group.length} rows of one reference, which are no trade together`,
    );
  return readMovement(base, row, type);
}

function readMovement(base: DraftBase, row: ImportRow, type: string): GroupRead {
  const kind = kindOf(row);
  const amount = row.amount('amount');
  const asset = row.required('asset');
  if (asset === feeCredits) return 'fee credits, which are worth nothing';
  const isIn = signOf(amount) > 0;
  const moved = { quantity: isIn ? amount : amount.negated(), currency: krakenAsset(asset) };
  const fee = feeIn(row);
  if (type === 'deposit' && isIn) return [draftOf(base, 'deposit', moved, { fee })];
  if (type === 'withdrawal' && signOf(amount) < 0) return [draftOf(base, 'withdrawal', moved, { fee })];
  // Kraken Futures is another account: its results are not in a ledger
  if (/^transfer spot(to|from)futures$/.test(kind) && signOf(amount) !== 0)
    return [draftOf(base, isIn ? 'deposit' : 'withdrawal', moved, { fee })];
  const income = incomes[kind];
  if (income !== undefined && isIn) {
    const worth = isOfficialMoney(moved.currency) && { total: moved.quantity.toString(), currency: moved.currency };
    return [draftOf(base, 'income', moved, { kind: income, fee, ...(worth !== false && worth) })];
  }
  if (type === 'deposit' || type === 'withdrawal')
    throw unread(kind, `of ${amount}, which takes an earlier one back; leave both out, or say what it was`);
  const reason = unknowable.find(([name]) => name.test(kind))?.[1] ?? 'is not a kind of row that is known';
  throw unread(kind, `of ${amount} ${reason}`);
}

function unread(kind: string, reason: string): UnreadRow {
  return new UnreadRow(`"${kind}" ${reason}`);
}

function isInternal(row: ImportRow): boolean {
  return internal.test(subtypeOf(row));
}

/** Exports without the column `subtype` tell moves between spot and staking by their legs alone. */
function isMove(row: ImportRow): boolean {
  return /^(transfer|earn|staking)$/i.test(row.text('type'));
}

function kindOf(row: ImportRow): string {
  return `${row.text('type').toLowerCase()} ${subtypeOf(row)}`.trim();
}

function subtypeOf(row: ImportRow): string {
  return row.text('subtype').toLowerCase();
}
