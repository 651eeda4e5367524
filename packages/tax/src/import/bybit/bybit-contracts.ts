import { absolute, type DraftBase, draftOf } from '../drafts.ts';
import type { RecordDraft } from '../importer.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

const sides: Readonly<Record<string, 'buy' | 'sell'>> = {
  buy: 'buy',
  sell: 'sell',
  'open long': 'buy',
  'open short': 'sell',
  'close long': 'sell',
  'close short': 'buy',
};
const kinds: Readonly<Record<string, string>> = { LIQUIDATION: 'liquidation', ADL: 'auto-deleveraging' };

/** Whether a row is a fill of a contract: it opens or closes a position, which a spot trade does not. */
export function isContractFill(row: ImportRow): boolean {
  const action = row.text('action') || row.text('direction');
  return /^(open|close)/i.test(action) && !/^(settlement|funding)$/i.test(row.text('type'));
}

/** Contracts settle in `currency`; no units of the base move. */
export function contractFill(facts: DraftBase, row: ImportRow, type: string): RecordDraft {
  if (type !== 'TRADE' && kinds[type] === undefined)
    throw new UnreadRow(`the type "${type}" of a contract is not one that is known`);
  const contract = row.required('contract');
  const currency = row.required('currency');
  requireLinear(contract, currency);
  const side = sides[row.required('direction').toLowerCase()];
  if (side === undefined) throw new UnreadRow(`the direction "${row.text('direction')}" is neither BUY nor SELL`);
  const paid = row.amountOrZero('fee paid');
  return draftOf(
    facts,
    'contract-fill',
    { currency: contract, quantity: absolute(row.amount('quantity')) },
    {
      side,
      kind: kinds[type],
      price: row.amount('filled price').toString(),
      currency,
      // the log of the older account tells fees as they are paid, this one as they change the balance
      fee: { currency, quantity: row.has('fee rate') ? paid : paid.negated() },
    },
  );
}

/** Refuses what is not settled in the coin that its price is in. */
export function requireLinear(contract: string, currency: string): void {
  if (/-\d+(\.\d+)?-[CP](-[A-Z]+)?$/.test(contract))
    throw new UnreadRow(`"${contract}" is an option, and options are not computed`);
  const isUsdc = currency === 'USDC' && /(PERP|USDC|-\d{1,2}[A-Z]{3}\d{2})$/.test(contract);
  const isNamed = contract.replace(/-\d{1,2}[A-Z]{3}\d{2}$/, '').endsWith(currency);
  if (!isUsdc && !(isNamed && /^USD[A-Z]/.test(currency)))
    throw new UnreadRow(`"${contract}" settles in ${currency}: inverse contracts are not computed`);
}
