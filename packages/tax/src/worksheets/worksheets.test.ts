import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { buy, caseOf, type Line, noon, sell } from '../case/tax-of.fixture.ts';
import { worksheetFigures } from './worksheet-figures.ts';
import { worksheets } from './worksheets.ts';

function sheetsOf(jurisdiction: string, lines: readonly Line[], more: object = {}) {
  const { transactions, settings } = caseOf(lines, { jurisdiction, ...more });
  return worksheets(computeTax(transactions, settings), settings.regime);
}

const trades = [
  buy('b1', '2024-05-01', '2', '200'),
  sell('s1', '2025-06-01', '1', '150.5'),
  sell('s2', '2025-06-02', '0.5', '20'),
  buy('b2', '2025-07-05', '1', '90'),
  sell('s3', '2025-07-05', '0.25', '30.555', { reportedOn: '1099-DA' }),
];
const numbered = (sheets: ReturnType<typeof sheetsOf>) =>
  sheets.flatMap(({ rows }) => rows.filter(({ line }) => line !== '').map(({ line, value }) => [line, value]));

// boxes and lines: research of the forms, with the sources that docs/tax.md names
describe('worksheets of the United States', () => {
  const sheets = sheetsOf('US', trades);
  const figures = worksheetFigures(sheets);

  it('given digital assets of 2025, then rows stand under the boxes of their own, in columns (a) to (h)', () => {
    const [form] = sheets;
    expect(form?.form).toBe('Form 8949');
    expect(form?.tables.map(({ title }) => title)).toEqual([
      'In short, where the statement below is attached: one row a box and account',
      'Part II, box K: digital assets, long term, 1099-DA, basis not reported',
      'Part II, box L: digital assets, long term, no 1099-DA',
    ]);
    expect(form?.tables[1]?.columns.map(({ name }) => name).join('')).toBe('abcdefgh');
    expect(form?.tables[2]?.rows[0]?.cells).toEqual([
      '1 BTC',
      '05/01/2024',
      '06/01/2025',
      '150.50',
      '100.00',
      '',
      '',
      '50.50',
    ]);
  });

  it('given boxes, then their totals and those of all boxes add up as printed', () => {
    expect(figures.get('form8949.L.total.h')).toBe('20.50');
    expect(figures.get('form8949.K.total.d')).toBe('30.56');
    expect(figures.get('form8949.total.gain')).toBe('26.06');
  });

  it('given Schedule D, then its lines take boxes K and L on 9 and 10, and 15 and 16 their sum', () => {
    expect(sheets[1]?.tables[0]?.rows.map(({ name }) => name).join()).toBe('1b,2,3,7,8b,9,10,15,16');
    expect(['9', '10', '15', '16'].map((line) => figures.get(`scheduleD.${line}.h`))).toEqual([
      '5.56',
      '20.50',
      '26.06',
      '26.06',
    ]);
  });

  it('given several accounts of one box, then its statement tells them apart, each with the total that is its row in short', () => {
    const [form] = sheetsOf('US', [
      buy('b', '2025-02-01', '4', '400'),
      sell('s1', '2025-03-01', '1', '150', { account: 'b' }),
      sell('s2', '2025-03-02', '1', '90', { account: 'a' }),
      sell('s3', '2025-03-03', '1', '120', { account: 'b' }),
    ]);
    const [short, box] = form?.tables ?? [];
    expect(short?.rows.map(({ name, cells }) => [name, cells[1], cells[8]])).toEqual([
      ['I1', 'a, see attached statement', '-10.00'],
      ['I2', 'b, see attached statement', '70.00'],
    ]);
    expect(box?.rows.map(({ cells }) => [cells[2], cells[8]])).toEqual([
      ['03/02/2025', 'a'],
      ['03/01/2025', 'b'],
      ['03/03/2025', 'b'],
    ]);
    expect(box?.totals.map(({ name, cells }) => [name, cells[0], cells[7], cells[8]])).toEqual([
      ['total1', 'Total of account', '-10.00', 'a'],
      ['total2', 'Total of account', '70.00', 'b'],
      ['total', 'Total of box I', '60.00', ''],
    ]);
  });

  it('given totals on Schedule D and whole dollars, then the sheets say so, and figures have paths', () => {
    const reported = { reportedOn: '1099-DA', basisReported: true };
    const lines = [buy('b', '2024-05-01', '2', '200'), sell('s', '2025-06-01', '1', '150.5', reported)];
    const { transactions, settings } = caseOf(lines, { jurisdiction: 'US' });
    const us = { totalsToScheduleD: true, wholeDollars: true };
    const written = worksheets(computeTax(transactions, settings), settings.regime, { us });
    expect(written[0]?.tables).toEqual([]);
    expect(written[0]?.notes.at(-1)).toContain('lines 1a and 8a');
    const found = worksheetFigures(written);
    expect(['8a.d', '8a.e', '8a.g', '8a.h', '16.h'].map((path) => found.get(`scheduleD.${path}`))).toEqual([
      '151',
      '100',
      '',
      '51',
      '51',
    ]);
  });

  it('given income and a contract, then they are told, as no line of 8949 takes them', () => {
    const [, schedule] = sheetsOf('US', [
      ...trades,
      { id: 'i', type: 'income', kind: 'staking', time: noon('2025-03-01'), quantity: '0.1', total: '9' },
      { id: 'f', type: 'funding', time: noon('2025-03-01'), asset: 'BTC-PERP', total: '-2' },
    ]);
    expect(schedule?.rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['income', 'contracts.funding', 'contracts.net']),
    );
  });
});

describe('worksheets of other countries', () => {
  it('given the United Kingdom, then SA108 has boxes 13.1 to 13.5 in whole pounds', () => {
    const sheets = sheetsOf('GB', trades);
    expect(sheets.map(({ year }) => year)).toEqual(['2025-26']);
    expect(numbered(sheets)).toEqual([
      ['13.1', '3'],
      ['13.2', '201'],
      ['13.3', expect.stringMatching(/^\d+$/)],
      ['13.4', expect.stringMatching(/^\d+$/)],
      ['13.5', expect.stringMatching(/^\d+$/)],
    ]);
  });

  it('given a year before the crypto section of SA108, then its boxes are left out and named', () => {
    const [sheet] = sheetsOf('GB', [buy('b', '2022-05-01', '1', '10'), sell('s', '2022-06-20', '1', '12')]);
    expect(sheet?.rows.filter(({ line }) => line !== '')).toEqual([]);
    expect(sheet?.leftOut.map(({ figure }) => figure)).toEqual(['boxes 13.1 to 13.5']);
  });

  it('given France, then each sale is a column of lines 211 to 224, five sales a sheet', () => {
    const sales = [1, 2, 3, 4, 5, 6].map((i) =>
      sell(`s${i}`, `2025-03-0${i}`, '0.01', '10', { portfolioValue: '1000' }),
    );
    const [sheet] = sheetsOf('FR', [buy('b', '2024-01-10', '1', '500'), ...sales]);
    expect(sheet?.tables.map(({ title }) => title)).toEqual(['Sales 1 to 5', 'Sale 6']);
    expect(sheet?.tables[0]?.rows.map(({ cells }) => cells[0]).join()).toBe(
      ',211,212,213,214,215,217,218,220,221,222,223,224',
    );
    // 500 less a hundredth of what is left at each of five sales
    expect(sheet?.tables[1]?.rows.find(({ name }) => name === '223')?.cells.at(-1)).toBe('475.50');
  });

  it.each([
    ['DE', 'Anlage SO', 'privateSaleGain', '2022-06-01'],
    ['CA', 'Schedule 3', 'taxableHalf', '2025-06-01'],
    ['AU', 'Capital gains, item 18', 'netCapitalGain', '2026-08-01'],
    ['GENERIC', 'Capital gains summary', 'gain', '2025-06-01'],
  ])('given %s, then it is %s, with its figure and no number that was not confirmed', (where, form, name, day) => {
    const [sheet] = sheetsOf(where, [buy('b', day, '2', '200'), sell('s', day, '1', '150.5')]);
    expect(sheet?.form).toBe(form);
    expect(sheet?.rows.map((row) => row.name)).toContain(name);
    expect(numbered([sheet].flatMap((one) => one ?? []))).toEqual([]);
  });

  it('given a year without tables, then what it lacks is named and no figure stands for it', () => {
    const [sheet] = sheetsOf('DE', [buy('b', '2005-01-10', '1', '10'), sell('s', '2005-03-10', '1', '12')]);
    expect(sheet?.leftOut.map(({ figure }) => figure)).toEqual(['limit', 'taxable']);
    expect(sheet?.rows.map(({ name }) => name)).not.toContain('taxable');
  });

  it('given units that were never bought, then they are listed', () => {
    const [sheet] = sheetsOf('GENERIC', [sell('s', '2025-03-10', '1', '12')]);
    expect(sheet?.tables.map(({ name }) => name)).toEqual(['disposals', 'missing']);
  });
});
