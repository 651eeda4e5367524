import { SeenFacts } from '../book/seen-facts.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { notice, taxDocumentText } from '../document/index.ts';
import { usDate } from '../forms/us/form-8949.ts';
import { reconcile1099Da } from '../forms/us/reconcile-1099-da.ts';
import { canSayInTxf, txfHeader, txfRecords } from '../forms/us/txf.ts';
import type { UsFormOptions } from '../forms/us/us-form-options.ts';
import { beancountText, hledgerText, type Journal } from '../journal/index.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { coinTrackingFile } from './cointracking.ts';
import { koinlyFiles } from './koinly.ts';
import { questionsOf } from './questions.ts';
import type { ReportFile } from './report-file.ts';
import { disposalsCsv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './tables.ts';
import { form8949Csv, form8949SummaryCsv, reconciled1099DaCsv } from './us-tables.ts';

/** What a report is made of beside the result. */
export type ReportFilesOptions = {
  /** The day the report is of, for the header of TXF. */
  readonly day: LocalDay;
  /** All that was worked out, of every year, for the exports that hold transactions; none unless given. */
  readonly transactions?: readonly Transaction[];
  /** The same as double-entry bookkeeping, as `journalOf` gives it; none unless given. */
  readonly journal?: Journal;
  /** How the forms of the United States are written. */
  readonly us?: UsFormOptions;
  /** What a reader has to know of the year, such as the day that holdings are of; for `README.txt`. */
  readonly notes?: readonly string[];
};

/**
 * All text files of a report: the JSON document, tables as CSV, transactions for Koinly and CoinTracking, journals
 * for hledger and beancount, and for the United States Form 8949, in full and in short, TXF, and what brokers reported. TXF has no code
 * for the boxes of digital assets from 2025 on: there, and where there is nothing to say, it is not among them, and
 * `README.txt` says so. That file also states the rules, their date and that this is no advice.
 */
export function reportFiles(result: TaxResult, options: ReportFilesOptions): readonly ReportFile[] {
  const { us = {}, notes = [] } = options;
  const counted = countedOnce(options.transactions ?? []);
  const koinly = koinlyFiles(counted);
  const coinTracking = coinTrackingFile(counted, result.rules.currency);
  const more = [...notes, ...koinly.notes, ...coinTracking.notes];
  const isUs = result.rules.jurisdiction === 'US';
  const hasTxf = isUs && result.disposals.length > 0 && canSayInTxf(result);
  return [
    { name: 'README.txt', text: [readme(result, { isUs, hasTxf, more })] },
    { name: 'report.json', text: taxDocumentText(result, { us }) },
    { name: 'summary.csv', text: summaryCsv(result) },
    { name: 'disposals.csv', text: disposalsCsv(result) },
    { name: 'held.csv', text: heldCsv(result) },
    { name: 'income.csv', text: incomeCsv(result) },
    { name: 'questions.csv', text: questionsCsv(result) },
    ...koinly.files,
    ...(coinTracking.file === undefined ? [] : [coinTracking.file]),
    ...journalFiles(options.journal),
    ...(isUs ? usFiles(result, us) : []),
    ...(hasTxf
      ? [
          {
            name: 'form-8949.txf',
            text: [[...txfHeader('rxtrade', usDate(options.day)), ...txfRecords(result), ''].join('\r\n')],
          },
        ]
      : []),
  ];
}

function journalFiles(journal: Journal | undefined): readonly ReportFile[] {
  if (journal === undefined || journal.isEmpty) return [];
  return [
    { name: 'journal.hledger', text: hledgerText(journal) },
    { name: 'journal.beancount', text: beancountText(journal) },
  ];
}

function usFiles(result: TaxResult, us: UsFormOptions): readonly ReportFile[] {
  return [
    { name: 'form-8949.csv', text: form8949Csv(result, us) },
    { name: 'form-8949-summary.csv', text: form8949SummaryCsv(result, us) },
    ...(us.reported === undefined
      ? []
      : [{ name: '1099-da.csv', text: reconciled1099DaCsv(reconcile1099Da(result, us.reported)) }]),
  ];
}

/** In time order, without facts that were seen before: of those the book too counts the first. */
function countedOnce(transactions: readonly Transaction[]): readonly Transaction[] {
  const seen = new SeenFacts();
  return transactions.toSorted((a, b) => a.at - b.at).filter((one) => seen.isNew(one));
}

type Told = { readonly isUs: boolean; readonly hasTxf: boolean; readonly more: readonly string[] };

function readme(result: TaxResult, { isUs, hasTxf, more }: Told): string {
  const { rules, years } = result;
  const leftOut = years.flatMap((one) => one.leftOut.map((what) => ({ ...what, year: one.year })));
  return [
    `Rules: ${rules.jurisdiction}, ${rules.method}, ${rules.basisScope} basis, in ${rules.currency}`,
    `Rules of: ${rules.asOf}`,
    `Days in: ${rules.timezone}`,
    `Open questions: ${questionsOf(result).length}`,
    ...leftOut.map(({ year, figure, reason }) => `Left out: ${figure} of ${year}: ${reason}`),
    ...(isUs && !hasTxf
      ? ['No TXF: there is nothing to say in it, or it has no code for the boxes of digital assets from 2025 on.']
      : []),
    ...more,
    '',
    notice,
    '',
  ].join('\n');
}
