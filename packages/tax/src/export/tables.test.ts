import { describe, expect, it } from 'vitest';
import { computeTax, type TaxSettings } from '../book/index.ts';
import { buy, type Line, sell } from '../case/tax-of.fixture.ts';
import { fr, gb, generic, us } from '../regimes/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { disposalsCsv, form8949Csv, heldCsv, incomeCsv, questionsCsv, summaryCsv } from './index.ts';

const resultOf = (settings: TaxSettings, ...lines: readonly Line[]) =>
  computeTax(
    readTransactions(
      lines.map((line) => ({ asset: 'BTC', account: 'kraken', ...line })),
      { currency: settings.currency ?? 'USD' },
    ),
    settings,
  );
const textOf = (csv: Iterable<string>) => [...csv].join('');
const rowsOf = (csv: Iterable<string>) => textOf(csv).trimEnd().split('\n').slice(1);

const lines: readonly Line[] = [
  buy('b1', '2023-01-10', '1', '20000', { fee: '10', feeCurrency: 'USD' }),
  buy('b2', '2024-06-01', '1', '60000'),
  sell('s1', '2024-07-01', '1.5', '90000', { fee: '30', feeCurrency: 'USD' }),
];

describe('tables of a report', () => {
  it('given a sale of two lots, then each is a row, and the first explains the sale', () => {
    const [first, second, ...others] = rowsOf(disposalsCsv(resultOf({ regime: us }, ...lines)));
    const head = 's1,2024-07-01T12:00:00Z,2024-07-01,sell,BTC,kraken';
    expect(first).toMatch(`${head},1,b1,lot,2023-01-10,long,59980,20010,0,39970,USD,"1.5 BTC left on 2024-07-01`);
    expect(second).toBe(`${head},0.5,b2,lot,2024-06-01,short,29990,30000,0,-10,USD,`);
    expect(others).toEqual([]);
  });

  it('given a gift, then it has a basis, and neither proceeds nor a gain', () => {
    const gift = { ...sell('g1', '2024-07-01', '1', '90000'), type: 'gift' };
    expect(rowsOf(disposalsCsv(resultOf({ regime: us }, lines[0] as Line, gift)))[0]).toMatch(
      /,1,b1,lot,2023-01-10,,,20010,0,,USD,/,
    );
  });

  it('given lots, pools and a portfolio, then what is left of each is told with its cost', () => {
    expect(rowsOf(heldCsv(resultOf({ regime: us }, ...lines)))).toEqual(['b2,BTC,,2024-06-01,0.5,30000,USD']);
    expect(rowsOf(heldCsv(resultOf({ regime: us, basisScope: 'per-account' }, ...lines)))).toEqual([
      'b2,BTC,kraken,2024-06-01,0.5,30000,USD',
    ]);
    expect(rowsOf(heldCsv(resultOf({ regime: gb, currency: 'USD' }, ...lines)))).toEqual([
      'pool,BTC,,,0.5,20002.5,USD',
    ]);
    expect(rowsOf(heldCsv(resultOf({ regime: fr, currency: 'USD' }, ...lines.slice(0, 2))))).toEqual([
      'portfolio,,,,,80010,USD',
    ]);
  });

  it('given income, then its value on receipt is told', () => {
    const staked = buy('i1', '2024-02-01', '0.1', '4000', { type: 'income', kind: 'staking' });
    expect(rowsOf(incomeCsv(resultOf({ regime: us }, staked)))).toEqual([
      'i1,2024-02-01T12:00:00Z,2024-02-01,staking,BTC,kraken,0.1,4000,USD',
    ]);
  });

  it('given figures within figures, then each has its path, and one left out has its reason', () => {
    expect(rowsOf(summaryCsv(resultOf({ regime: us }, ...lines)))).toEqual([
      '2024,shortTerm proceeds,29990,',
      '2024,shortTerm costBasis,30000,',
      '2024,shortTerm gain,-10,',
      '2024,longTerm proceeds,59980,',
      '2024,longTerm costBasis,20010,',
      '2024,longTerm gain,39970,',
      '2024,gain,39960,',
    ]);
    const late = lines.map((line) => ({ ...line, time: String(line['time']).replace(/^20/, '21') }));
    expect(textOf(summaryCsv(resultOf({ regime: gb, currency: 'USD' }, ...late)))).toContain(
      '2124-25,taxableGain,,the annual exempt amount of 2124-25 is in no table\n',
    );
  });

  it('given rows of Form 8949, then they are in the order of its columns', () => {
    expect(textOf(form8949Csv(resultOf({ regime: us }, ...lines)))).toBe(
      [
        'Part,Box,Description (a),Date acquired (b),Date sold (c),Proceeds (d),Cost or other basis (e),Code (f),Adjustment (g),Gain or loss (h)',
        'II,F,1 BTC,01/10/2023,07/01/2024,59980.00,20010.00,,,39970.00',
        'I,C,0.5 BTC,06/01/2024,07/01/2024,29990.00,30000.00,,,-10.00',
        '',
      ].join('\n'),
    );
  });

  it('given units that were never acquired, then the question says what they add to the gain', () => {
    expect(rowsOf(questionsCsv(resultOf({ regime: generic }, lines[2] as Line)))).toEqual([
      expect.stringMatching(/^missing-basis,s1,.*add 89970 USD to the gain/),
    ]);
  });
});
