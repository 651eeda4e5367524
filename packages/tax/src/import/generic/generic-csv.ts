import { TransactionRecord } from '../../transaction/transaction-record.ts';
import { timeText } from '../drafts.ts';
import type { RecordDraft, TransactionImporter } from '../importer.ts';
import { readEach } from '../read-groups.ts';
import type { ImportRow } from '../table/import-row.ts';
import { UnreadRow } from '../table/unread-row.ts';

const amounts = ['quantity', 'received', 'price', 'total', 'fee', 'feeValue', 'fxRate', 'ratio', 'portfolioValue'];
const texts = ['currency', 'feeCurrency', 'toAccount', 'externalId', 'group', 'kind', 'side', 'reportedOn'];
const needed = ['time', 'type', 'asset', 'quantity'];

/** The generic layout: columns are named as the fields of the JSON vocabulary, in any order; others are left alone. */
export const genericCsv: TransactionImporter = {
  name: 'generic',
  sniff: (columns) => (needed.every((name) => columns.has(name)) ? 0.3 : 0),
  read: (rows, { account }) => readEach(rows, (row) => [recordOf(row, account)]),
};

function recordOf(row: ImportRow, account: string): RecordDraft {
  const fields: Record<string, string> = {};
  for (const name of texts) {
    const text = row.text(name.toLowerCase());
    if (text !== '') fields[name] = text;
  }
  for (const name of amounts)
    if (row.text(name.toLowerCase()) !== '') fields[name] = row.amount(name.toLowerCase()).toString();
  const draft = {
    ...fields,
    time: timeText(row.instant(['time'])),
    type: row.required('type').toLowerCase(),
    asset: row.required('asset'),
    quantity: fields['quantity'] ?? '0',
    account: row.text('account') || account,
    origin: row.origin,
  };
  const read = TransactionRecord.safeParse({ ...draft, id: 'row' });
  if (!read.success)
    throw new UnreadRow(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', '));
  return draft;
}
