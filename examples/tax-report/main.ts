import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { computeTax, hifo, importFiles, notice, readTransactions, us, worksheets } from '@rxtrade/tax';
import { writeWorksheets } from '@rxtrade/tax/node';
import { krakenLedgers } from './kraken-ledgers.ts';

// what a venue exports, made here; in life it is a file
const imported = importFiles([{ name: 'ledgers.csv', text: krakenLedgers(1) }], { account: 'kraken' });
console.log(`${imported.transactions.length} transactions, ${imported.unread.length} lines not read`);

const transactions = readTransactions(imported.transactions, { currency: 'USD' });
const result = computeTax(transactions, { regime: us, method: hifo, basisScope: 'per-account' });
const sheets = worksheets(result, us).filter(({ year }) => year === '2025');
for (const { form, rows, tables } of sheets) {
  console.log(`\n${form}, 2025`);
  for (const { line, label, value } of rows) console.log(`  ${line.padEnd(4)}${label.padEnd(26)}${value.padStart(12)}`);
  for (const table of tables) console.log(`  ${table.title}: ${table.rows.length} rows`);
}

const folder = mkdtempSync(join(tmpdir(), 'rxtrade-tax-'));
console.log('\nwritten, readable by their owner alone:');
for (const path of await writeWorksheets(folder, sheets))
  console.log(`  ${basename(path)}, ${(statSync(path).mode & 0o777).toString(8)}`);
// an example leaves nothing behind, unless it is asked to: npm run example tax-report keep
if (process.argv.includes('keep')) console.log(`  in ${folder}`);
else rmSync(folder, { recursive: true });
console.log(`\n${notice}`);
