import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { buy, caseOf, type Line, noon, sell } from '../case/tax-of.fixture.ts';
import { worksheets } from './worksheets.ts';

function sheetsOf(jurisdiction: string, lines: readonly Line[], more: object = {}) {
  const { transactions, settings } = caseOf(lines, { jurisdiction, ...more });
  return worksheets(computeTax(transactions, settings), settings.regime);
}

/** Name, line and figure of each row that has a line. */
const pinned = (sheets: ReturnType<typeof sheetsOf>, form: string) =>
  sheets
    .filter((sheet) => sheet.form === form)
    .flatMap(({ year, rows }) =>
      rows.filter(({ line }) => line !== '').map(({ name, line, value }) => `${year} ${name} ${line} ${value}`),
    );

const staking = (id: string, day: string, total: string): Line => ({
  ...{ id, type: 'income', kind: 'staking', time: noon(day), quantity: '0.1', total },
});

// each line as its comment in the worksheet says where it was read; figures worked out by hand
describe('the lines of forms', () => {
  it('given one sale on Anlage SO, then a year has the lines of its form: 2025 has them four further down', () => {
    const year = (of: string) =>
      [
        buy(`old${of}`, `${Number(of) - 2}-01-05`, '1', '1000'),
        buy(`b${of}`, `${of}-01-10`, '2', '3000', { fee: '10', feeCurrency: 'EUR' }),
        // a third of it was held longer than a year: that part of price and fee is no taxed sale
        sell(`s${of}`, `${of}-06-01`, '3', '6000', { fee: '30', feeCurrency: 'EUR' }),
        staking(`i${of}`, `${of}-07-01`, '256'),
      ].map((line) => ({ ...line, asset: `COIN${of}` }));
    const sheets = sheetsOf('DE', [...year('2022'), ...year('2023'), ...year('2024'), ...year('2025')]);
    const figures = ['salePrice', 'saleCost', 'saleExpenses', 'privateSaleGain'];
    const amounts = ['4000.00', '3010.00', '20.00', '970.00'];
    const of = (tax: string, income: string, lines: readonly string[]) => [
      `${tax} income ${income} 256.00`,
      ...figures.map((name, i) => `${tax} ${name} ${lines[i] ?? ''} ${amounts[i] ?? ''}`),
    ];
    expect(pinned(sheets, 'Anlage SO')).toEqual([
      ...of('2023', '11', ['44', '45', '46', '47']),
      ...of('2024', '11', ['44', '45', '46', '47']),
      ...of('2025', '15', ['48', '49', '50', '51']),
    ]);
  });

  it('given several sales on Anlage SO, then their gain is one line by a list, where that was confirmed', () => {
    const year = (of: string) =>
      [
        buy(`b${of}`, `${of}-01-10`, '2', '200'),
        ...['1', '2'].map((n) => sell(`s${of}${n}`, `${of}-0${n}-20`, '1', '700')),
      ].map((line) => ({ ...line, asset: `COIN${of}` }));
    const sheets = sheetsOf('DE', [...year('2023'), ...year('2024'), ...year('2025')]);
    expect(pinned(sheets, 'Anlage SO')).toEqual(['2024 privateSaleGain 55 1200.00', '2025 privateSaleGain 59 1200.00']);
    expect(sheets.map(({ leftOut }) => leftOut.map(({ figure }) => figure))).toEqual([
      ['line of several sales'],
      [],
      [],
    ]);
    expect(sheets[2]?.notes[0]).toContain('by a list of your own');
  });

  it('given futures in Germany, then they are on Anlage KAP alone, without numbers', () => {
    const fill = (id: string, side: string, price: string, day: string): Line => ({
      ...{ id, type: 'contract-fill', time: noon(day), asset: 'BTC-PERP', side, quantity: '1', price },
      ...{ fee: '1', feeCurrency: 'EUR' },
    });
    const [sheet, ...others] = sheetsOf('DE', [
      fill('a', 'buy', '100', '2025-02-01'),
      fill('b', 'sell', '130', '2025-02-02'),
      fill('c', 'buy', '120', '2025-02-03'),
      fill('d', 'sell', '115', '2025-02-04'),
      { id: 'f', type: 'funding', time: noon('2025-02-03'), asset: 'BTC-PERP', total: '-2' },
    ]);
    expect(others).toEqual([]);
    expect(sheet?.form).toBe('Anlage KAP');
    expect(sheet?.rows.map(({ name, line, value }) => [name, line, value])).toEqual([
      ['closingGains', '', '30.00'],
      ['closingLosses', '', '5.00'],
      ['contracts.realizedPnl', '', '25.00'],
      ['contracts.fees', '', '4.00'],
      ['contracts.funding', '', '-2.00'],
      ['contracts.net', '', '19.00'],
    ]);
    expect(sheet?.leftOut.map(({ figure }) => figure)).toEqual(['lines of Anlage KAP']);
  });

  it('given Schedule 3, then crypto-assets are on 15199 and 15300, and half of the gain on 19900', () => {
    const lines = [
      buy('b', '2020-01-10', '10', '1000'),
      ...['2022', '2024', '2025'].map((of) =>
        sell(`s${of}`, `${of}-06-01`, '1', '250', { fee: '5', feeCurrency: 'CAD' }),
      ),
    ];
    const sheets = sheetsOf('CA', lines);
    expect(pinned(sheets, 'Schedule 3')).toEqual([
      '2022 proceeds 15199 250.00',
      '2022 gain 15300 145.00',
      '2022 taxableHalf 19900 72.50',
      '2024 taxableHalf 19900 72.50',
    ]);
    expect(sheets.map(({ leftOut }) => leftOut.length)).toEqual([0, 1, 1]);
    expect(sheets[0]?.rows.map(({ name, value }) => [name, value])).toEqual([
      ['proceeds', '250.00'],
      ['adjustedCostBase', '100.00'],
      ['outlays', '5.00'],
      ['deniedLoss', '0.00'],
      ['gain', '145.00'],
      ['taxableHalf', '72.50'],
    ]);
  });

  it('given item 18, then H is all gains, A what is left of them, and V the losses to carry', () => {
    const sheets = sheetsOf('AU', [
      buy('old', '2020-01-10', '2', '200'),
      sell('gain', '2022-02-01', '1', '300'),
      buy('new', '2022-03-01', '1', '500', { asset: 'ETH' }),
      sell('loss', '2022-04-01', '1', '400', { asset: 'ETH' }),
      sell('loss2', '2023-04-01', '1', '30'),
    ]);
    expect(pinned(sheets, 'Capital gains, item 18')).toEqual([
      // 200 of gain less 100 of loss, and half of the rest
      '2021-22 currentYearGains H 200.00',
      '2021-22 netCapitalGain A 50.00',
      '2021-22 lossCarriedForward V 0.00',
      '2022-23 currentYearGains H 0.00',
      '2022-23 netCapitalGain A 0.00',
      '2022-23 lossCarriedForward V 70.00',
    ]);
  });

  it('given France, then the sum of a year goes to 3AN or, as a positive amount, 3BN; that of an exempt year to neither', () => {
    const sheets = sheetsOf('FR', [
      buy('b', '2022-01-10', '10', '5000'),
      sell('gain', '2023-06-01', '1', '1000', { portfolioValue: '10000' }),
      sell('loss', '2024-06-01', '1', '400', { portfolioValue: '3600' }),
      sell('small', '2025-06-01', '0.5', '305', { portfolioValue: '3600' }),
      sell('later', '2026-06-01', '1', '1000', { portfolioValue: '3600' }),
    ]);
    expect(pinned(sheets, 'Form 2086')).toEqual(['2023 box3AN 3AN 500.00', '2024 box3BN 3BN 100.00']);
    expect(sheets.at(-1)?.leftOut.map(({ figure }) => figure)).toEqual(['boxes of form 2042 C']);
    expect(sheets[0]?.tables[0]?.rows.map(({ cells }) => `${cells[0] ?? ''} ${cells[2] ?? ''}`).slice(1)).toEqual([
      ...['211 2023-06-01', '212 10000.00', '213 1000.00', '214 0.00', '215 1000.00', '217 1000.00', '218 1000.00'],
      ...['220 5000.00', '221 0.00', '222 0.00', '223 5000.00', '224 500.00'],
    ]);
  });

  it('given SA108, then 13.1 to 13.5 are numbered, and 13.6 to 13.8 named as one’s own to enter', () => {
    const sheets = sheetsOf('GB', [
      buy('b', '2024-05-01', '4', '400.40'),
      sell('s1', '2024-06-20', '1', '150.90'),
      sell('s2', '2024-07-30', '1', '60.10', { fee: '1.5', feeCurrency: 'GBP' }),
      { id: 'n', type: 'negligible', time: noon('2025-02-01'), total: '0' },
    ]);
    expect(pinned(sheets, 'SA108')).toEqual([
      '2024-25 13.1 13.1 3',
      '2024-25 13.2 13.2 211',
      // 400.40 and a fee of 1.50
      '2024-25 13.3 13.3 402',
      '2024-25 13.4 13.4 50',
      // 41.50 and 200.20
      '2024-25 13.5 13.5 242',
    ]);
    expect(sheets[0]?.leftOut.map(({ figure }) => figure)).toEqual(['boxes 13.6 to 13.8']);
    expect(sheets[0]?.notes.join()).toContain('NVC');
  });

  it('given Schedule D, then what a record of sales cannot tell is named', () => {
    const schedule = sheetsOf('US', [buy('b', '2025-02-01', '1', '1'), sell('s', '2025-03-01', '1', '2')])[1];
    expect(schedule?.leftOut.map(({ figure }) => figure)).toEqual([
      'lines 6 and 14',
      'lines 4, 5 and 11 to 13',
      'lines 17 to 20 and 22',
      'digital asset question of Form 1040',
    ]);
  });
});
