import { signOf } from '../../amounts/exact-math.ts';
import { type DraftBase, draftOf, fundingDraft } from '../drafts.ts';
import { type TransactionImporter, withColumns } from '../importer.ts';
import { pairOf } from '../quotes.ts';
import { type GroupRead, onceById, readEach } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';
import { requireLinear } from './bybit-contracts.ts';

const kinds: Readonly<Record<string, string | undefined>> = {
  trade: '',
  liquidation: 'liquidation',
  adl: 'auto-deleveraging',
};

/** Bybit's trade history of contracts: fills, and funding among them. `Long` is a purchase, whether it opens or closes. */
export const bybitContractTrades: TransactionImporter = {
  name: 'bybit-contract-trades',
  sniff: withColumns('market', 'filled type', 'filled quantity', 'filled price', 'trading fee', 'direction'),
  read(all, { account }) {
    const { rows, repeated } = onceById(all, idOf);
    const read = readEach(rows, (row) => {
      const names = ['transaction time(utc)', 'transaction time', 'timestamp (utc)'];
      return readRow({ at: row.instant(names, 'UTC'), account, origin: row.origin, externalId: idOf(row) }, row);
    });
    return { ...read, notices: [...repeated, ...read.notices] };
  },
};

/** The name of its column is misspelled by Bybit. */
function idOf(row: ImportRow): string {
  return row.text('trasaction id', 'transaction id');
}

function readRow(facts: DraftBase, row: ImportRow): GroupRead {
  const contract = row.required('market');
  const currency = contract.endsWith('PERP') ? 'USDC' : pairOf(contract)[1];
  requireLinear(contract, currency);
  const type = row.required('filled type').toLowerCase();
  if (type === 'funding') {
    const paid = row.amount('trading fee', 'execfeev2');
    if (signOf(paid) === 0) return 'no funding was due';
    return [fundingDraft({ ...facts, externalId: '' }, contract, { currency, quantity: paid.negated() })];
  }
  const kind = kinds[type];
  const direction = row.required('direction').toLowerCase();
  if (kind === undefined) throw new UnreadRow(`the type "${row.text('filled type')}" is not one that is known`);
  if (direction !== 'long' && direction !== 'short')
    throw new UnreadRow(`the direction "${direction}" is neither Long nor Short`);
  return [
    draftOf(
      facts,
      'contract-fill',
      { currency: contract, quantity: row.amount('filled quantity') },
      {
        side: direction === 'long' ? 'buy' : 'sell',
        kind,
        price: row.amount('filled price').toString(),
        currency,
        fee: { currency: row.text('feecoin') || currency, quantity: row.amountOrZero('execfeev2', 'trading fee') },
      },
    ),
  ];
}
