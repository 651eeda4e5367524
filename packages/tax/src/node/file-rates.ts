import { basename } from 'node:path';
import { type Currency, RxtradeError } from '@rxtrade/core';
import { csvTable } from '../import/index.ts';
import { joinedRates, type RateSource, tableRates } from '../rates/index.ts';
import { readTextFile } from './read-text-file.ts';

/** Which money the rates of a file are in. */
export type FileRatesOptions = { readonly currency: Currency };

/**
 * Rates from a CSV file with the columns `day,currency,rate` and, if it has one, `source`: units of `options.currency` for
 * one of `currency` on that day.
 *
 * @throws As rejection, E509 when it cannot be read, E501 when it lacks a column or a row is no rate.
 */
export async function fileRates(path: string, { currency: to }: FileRatesOptions): Promise<RateSource> {
  const bySource = new Map<string, { from: string; to: string; day: string; rate: string }[]>();
  for (const row of csvTable(await readTextFile(path))) {
    const { day = '', currency: from = '', rate = '', source = '' } = row.cells;
    if (from === '' || !/^\d+(\.\d+)?$/.test(rate))
      throw new RxtradeError(
        'E501',
        `"${path}" line ${row.line} is no rate; write the columns day,currency,rate,source, as 2024-03-01,EUR,1.0821,ECB`,
        { path, line: row.line },
      );
    const list = bySource.get(source) ?? [];
    bySource.set(source, list);
    list.push({ from, to, day, rate });
  }
  const tables = [...bySource].map(([source, entries]) =>
    tableRates(entries, { name: source === '' ? basename(path) : `${source} (${basename(path)})` }),
  );
  return joinedRates(tables, basename(path));
}
