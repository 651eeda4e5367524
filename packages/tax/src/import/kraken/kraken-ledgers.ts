import { signOf } from '../../amounts/exact-math.ts';
import { type Amount, type DraftBase, draftOf, tradeDrafts } from '../drafts.ts';
import { type ImportOptions, type TransactionImporter, withColumns } from '../importer.ts';
import { pricingRank } from '../quotes.ts';
import { type GroupRead, onceById, readGroups } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { krakenAsset } from './kraken-assets.ts';

const trades = new Set(['trade', 'spend', 'receive', 'conversion']);
const internal =
  /^(allocation|deallocation|autoallocation|migration|spottostaking|spotfromstaking|stakingtospot|stakingfromspot|spottofutures|spotfromfutures)$/;

/** Kraken's ledger export: rows with one `refid` are the legs of one event, and the fee is not in the amount. */
export const krakenLedgers: TransactionImporter = {
  name: 'kraken-ledgers',
  sniff: withColumns('txid', 'refid', 'time', 'type', 'asset', 'amount', 'fee', 'balance'),
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

function readEvent(group: readonly [ImportRow, ...ImportRow[]], { account }: ImportOptions): GroupRead {
  const [row, second, third] = group;
  if (row.text('txid') === '') return 'it is not settled yet: no txid';
  const type = row.required('type').toLowerCase();
  const subtype = row.text('subtype').toLowerCase();
  const base: DraftBase = {
    at: row.instant(['time'], 'UTC'),
    account,
    origin: row.origin,
    externalId: row.required('refid'),
  };
  if (trades.has(type)) {
    if (second === undefined || third !== undefined)
      throw new UnreadRow(`"${base.externalId}" has ${group.length} legs, and a trade has two`);
    return readTrade(base, row, second);
  }
  if (internal.test(subtype)) return `a move within the account (${type} ${subtype})`;
  if (second !== undefined) throw new UnreadRow(`"${base.externalId}" has ${group.length} rows of type "${type}"`);
  const amount = row.amount('amount');
  const quantity = signOf(amount) < 0 ? amount.negated() : amount;
  const moved = { quantity, currency: krakenAsset(row.required('asset')) };
  const fee = { quantity: row.amountOrZero('fee'), currency: moved.currency };
  const isIn = signOf(amount) > 0;
  if (type === 'deposit' && isIn) return [draftOf(base, 'deposit', moved, { fee })];
  if (type === 'withdrawal' && !isIn) return [draftOf(base, 'withdrawal', moved, { fee })];
  if (((type === 'earn' && subtype === 'reward') || (type === 'staking' && subtype === '')) && isIn)
    return [draftOf(base, 'income', moved, { kind: 'staking', fee })];
  throw new UnreadRow(`"${[type, subtype].filter(Boolean).join(' ')}" of ${amount} is not a kind of row that is known`);
}

function readTrade(base: DraftBase, a: ImportRow, b: ImportRow): GroupRead {
  const [given, taken] = signOf(a.amount('amount')) < 0 ? [a, b] : [b, a];
  if (signOf(given.amount('amount')) >= 0 || signOf(taken.amount('amount')) <= 0)
    throw new UnreadRow(`"${base.externalId}" does not give one coin for another`);
  const out = { currency: krakenAsset(given.required('asset')), quantity: given.amount('amount').negated() };
  const come = { currency: krakenAsset(taken.required('asset')), quantity: taken.amount('amount') };
  const isBuy = pricingRank(out.currency) <= pricingRank(come.currency);
  const fees: readonly Amount[] = [
    { currency: out.currency, quantity: given.amountOrZero('fee') },
    { currency: come.currency, quantity: taken.amountOrZero('fee') },
  ].filter(({ quantity }) => signOf(quantity) !== 0);
  if (fees.length > 1) throw new UnreadRow(`"${base.externalId}" has a fee on both legs, and a record holds one`);
  const origin = given.line <= taken.line ? given.origin : taken.origin;
  const [coin, quote] = isBuy ? [come, out] : [out, come];
  return tradeDrafts({ ...base, origin, side: isBuy ? 'buy' : 'sell', base: coin, quote, fee: fees[0] });
}
