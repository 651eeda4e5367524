import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { buy, noon, sell } from '../case/tax-of.fixture.ts';
import { us } from '../regimes/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { reportFiles } from './report-files.ts';

function files(...lines: readonly object[]) {
  const transactions = readTransactions(
    lines.map((line) => ({ asset: 'BTC', ...line })),
    { currency: 'USD' },
  );
  const result = computeTax(transactions, { regime: us });
  const made = reportFiles(result, { day: 20_000, transactions });
  return Object.fromEntries(made.map(({ name, text }) => [name, [...text].join('')]));
}

describe('reportFiles', () => {
  const sold = sell('s', '2024-02-02', '1', '150', { externalId: 'T1' });

  it.each([['as it is'], ['with its id']])('given a fact twice, %s, then the exports count it once too', (how) => {
    const again = how === 'as it is' ? sold : { ...sold, id: 'again', time: noon('2024-02-03') };
    const { 'koinly.csv': text } = files(again, sold, buy('b', '2024-01-02', '2', '200'));
    expect(text?.split('\n').map((row) => row.split(',')[10])).toEqual(['Description', 'b', 's', undefined]);
  });

  it('given units that were never acquired, then the question is among the files, and counted', () => {
    const made = files(sold);
    expect(made['questions.csv']).toContain('missing-basis,s,');
    expect(made['README.txt']).toMatch(/Rules of: .*\n[\s\S]*Open questions: 1\n[\s\S]*Not tax advice/);
  });
});
