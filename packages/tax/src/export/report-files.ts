import type { LocalDay } from '../calendar/local-day.ts';
import { notice, taxDocument } from '../document/index.ts';
import { usDate } from '../forms/us/form-8949.ts';
import { canSayInTxf, txfHeader, txfRecords } from '../forms/us/txf.ts';
import type { TaxResult } from '../result/tax-result.ts';
import { questionsOf } from './questions.ts';
import { disposalsCsv, form8949Csv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './tables.ts';

/** A file of a report. */
export type ReportFile = { readonly name: string; readonly text: string };

/**
 * All text files of a report: the JSON document, tables as CSV, and for the United States Form 8949 and TXF. TXF has no code
 * for the boxes of digital assets from 2025 on: there, and where there is nothing to say, it is not among them, and
 * `README.txt` says so. That file also states the rules, their date and that this is no advice.
 *
 * @param day The day the report is of, for the header of TXF.
 */
export function reportFiles(result: TaxResult, { day }: { readonly day: LocalDay }): readonly ReportFile[] {
  const isUs = result.rules.jurisdiction === 'US';
  const hasTxf = isUs && result.disposals.length > 0 && canSayInTxf(result);
  return [
    { name: 'README.txt', text: readme(result, { isUs, hasTxf }) },
    { name: 'report.json', text: `${JSON.stringify(taxDocument(result), undefined, 2)}\n` },
    { name: 'summary.csv', text: summaryCsv(result) },
    { name: 'disposals.csv', text: disposalsCsv(result) },
    { name: 'held.csv', text: heldCsv(result) },
    { name: 'income.csv', text: incomeCsv(result) },
    { name: 'questions.csv', text: questionsCsv(result) },
    ...(isUs ? [{ name: 'form-8949.csv', text: form8949Csv(result) }] : []),
    ...(hasTxf
      ? [
          {
            name: 'form-8949.txf',
            text: [...txfHeader('rxtrade', usDate(day)), ...txfRecords(result), ''].join('\r\n'),
          },
        ]
      : []),
  ];
}

function readme(result: TaxResult, { isUs, hasTxf }: { readonly isUs: boolean; readonly hasTxf: boolean }): string {
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
    '',
    notice,
    '',
  ].join('\n');
}
