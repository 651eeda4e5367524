import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { computeTax, hifo, importFiles, mappedFields, notice, readTransactions, us, worksheets } from '@rxtrade/tax';
import { fillForm, formFields, readTextFile, writePrivateFile, writeWorksheets } from '@rxtrade/tax/node';
import { krakenLedgers } from './kraken-ledgers.ts';
import { figuresOfFields, madeForm } from './made-form.ts';

// an export of your own, or one that is made here
const [path] = process.argv.slice(2).filter((argument) => argument !== 'keep');
const text = path === undefined ? krakenLedgers(1) : await readTextFile(path);
const imported = importFiles([{ name: path ?? 'ledgers.csv', text }], { account: 'kraken' });
console.log(`${imported.transactions.length} transactions, ${imported.unread.length} lines not read`);
for (const { file, line, reason } of imported.unread) console.log(`  ${file}:${line}: ${reason}`);

const transactions = readTransactions(imported.transactions, { currency: 'USD' });
const result = computeTax(transactions, { regime: us, method: hifo, basisScope: 'per-account' });
const year = result.years.at(-1)?.year ?? 'no year';
const sheets = worksheets(result, us).filter((sheet) => sheet.year === year);
for (const { form, rows, tables } of sheets) {
  console.log(`\n${form}, ${year}`);
  for (const { line, label, value } of rows) console.log(`  ${line.padEnd(4)}${label.padEnd(26)}${value.padStart(12)}`);
  for (const table of tables) console.log(`  ${table.title}: ${table.rows.length} rows`);
}

const folder = mkdtempSync(join(tmpdir(), 'rxtrade-tax-'));
const form = await madeForm();
const fields = { year, ...mappedFields(figuresOfFields, sheets) };
const filled = join(folder, 'filled-form.pdf');
await writePrivateFile(filled, await fillForm({ form, fields }));
console.log(`\nfilled ${Object.keys(fields).length} of the form's ${(await formFields(form)).length} fields:`);
for (const [name, value] of Object.entries(fields)) console.log(`  ${name.padEnd(16)}${value.padStart(12)}`);

console.log('\nwritten, readable by their owner alone:');
for (const file of [...(await writeWorksheets(folder, sheets)), filled])
  console.log(`  ${basename(file)}, ${(statSync(file).mode & 0o777).toString(8)}`);
// an example leaves nothing behind, unless it is asked to: npm run example tax-report keep
if (process.argv.includes('keep')) console.log(`  in ${folder}`);
else rmSync(folder, { recursive: true });
console.log(`\n${notice}`);
