import { describe, expect, it } from 'vitest';
import { computeTax } from '../../book/index.ts';
import { readTaxCase } from '../../case/index.ts';
import { buy, type Line, sell, taxOf } from '../../case/tax-of.fixture.ts';
import { reconcile1099Da } from '../index.ts';

const stock = { assetClass: 'stock', washSales: true };
const reported = { reportedOn: '1099-B', basisReported: true };

describe('Form 8949', () => {
  it.each([
    ['stock', '2024-06-01', { reportedOn: '1099-B', basisReported: true }, 'A'],
    ['stock', '2024-06-01', { reportedOn: '1099-B', basisReported: false }, 'B'],
    ['stock', '2024-06-01', {}, 'C'],
    ['stock', '2025-06-01', { reportedOn: '1099-B', basisReported: true }, 'D'],
    ['stock', '2025-06-01', { reportedOn: '1099-B' }, 'E'],
    ['stock', '2025-06-01', { reportedOn: 'none' }, 'F'],
    ['crypto', '2024-06-01', {}, 'C'],
    ['crypto', '2026-02-01', { reportedOn: '1099-DA', basisReported: true }, 'J'],
    ['crypto', '2026-02-01', { reportedOn: '1099-DA' }, 'K'],
    ['crypto', '2026-02-01', {}, 'L'],
  ])('given %s sold on %s, then %j is box %s', (assetClass, day, how, box) => {
    const { form8949 } = taxOf('US', 'FIFO', [buy('b', '2024-02-01', '1', '1'), sell('s', day, '1', '2', how)], {
      assetClass,
    });
    expect(form8949).toMatchObject([{ box, part: 'ABCGHI'.includes(box) ? 'I' : 'II' }]);
  });

  it.each([
    ['G', { reportedOn: '1099-DA', basisReported: true }],
    ['H', { reportedOn: '1099-DA', basisReported: false }],
    ['I', { reportedOn: 'none' }],
  ])('given digital assets held short in 2025, then box %s has %j', (box, how) => {
    const { form8949 } = taxOf('US', 'FIFO', [
      buy('b', '2025-02-01', '1', '1'),
      sell('s', '2025-03-01', '1', '2', how),
    ]);
    expect(form8949).toMatchObject([{ box }]);
  });

  it('given fractions of cents, then they are rounded half up once, and the row adds up as printed', () => {
    const { form8949 } = taxOf('US', 'FIFO', [
      buy('b', '2025-02-01', '3', '10'),
      sell('s', '2025-03-01', '1', '5.005'),
    ]);
    expect(form8949).toMatchObject([{ a: '1 BTC', b: '02/01/2025', c: '03/01/2025', d: '5.01', e: '3.33', h: '1.68' }]);
  });

  it('given units that were never acquired, then the row has no date of acquisition and no basis', () => {
    const { form8949 } = taxOf('US', 'FIFO', [sell('s', '2025-03-01', '1', '5')]);
    expect(form8949).toMatchObject([{ part: 'I', b: '', e: '0.00', h: '5.00' }]);
  });
});

describe('TXF', () => {
  const lines = [
    buy('b', '2024-03-01', '100', '1000', { asset: 'X' }),
    sell('s', '2024-06-03', '100', '750', { asset: 'X', ...reported }),
    buy('c', '2024-06-20', '100', '800', { asset: 'X' }),
  ];

  it('given a sale with a disallowed loss, then its record is of format 5', () => {
    expect(taxOf('US', 'FIFO', lines, stock).txf).toEqual([
      'TD',
      'N321',
      'C1',
      'L1',
      'P100 X',
      'D03/01/2024',
      'D06/03/2024',
      '$1000.00',
      '$750.00',
      '$250.00',
      '^',
    ]);
  });

  it('given digital assets from 2025, then TXF has no code and is left out', () => {
    const document = taxOf('US', 'FIFO', [buy('b', '2025-02-01', '1', '1'), sell('s', '2025-03-01', '1', '2')]);
    expect(document).not.toHaveProperty('txf');
  });
});

describe('wash sales', () => {
  it('given part of the units bought back, then that part of the loss moves (Publication 550)', () => {
    const { disposals, remainingLots, form8949 } = taxOf(
      'US',
      'FIFO',
      [
        buy('b', '2024-03-01', '100', '1000', { asset: 'X' }),
        sell('s', '2024-06-03', '100', '750', { asset: 'X', ...reported }),
        buy('c', '2024-06-20', '150', '1500', { asset: 'X' }),
        buy('d', '2024-06-21', '10', '100', { asset: 'X' }),
      ],
      stock,
    );
    expect(disposals).toMatchObject([{ disallowedLoss: '250', gain: '0' }]);
    expect(remainingLots).toMatchObject([
      { lot: 'c', quantity: '100', costBasis: '1250', holdingFrom: '2024-03-18' },
      { lot: 'c', quantity: '50', costBasis: '500' },
      { lot: 'd', quantity: '10', costBasis: '100' },
    ]);
    expect(form8949).toMatchObject([{ f: 'W', g: '250.00', h: '0.00' }]);
  });

  it('given units bought before the sale, then they replace too, the earliest first, and not those of the lot sold', () => {
    const { disposals } = taxOf(
      'US',
      'LIFO',
      [
        buy('a', '2024-05-10', '10', '50', { asset: 'X' }),
        buy('b', '2024-05-20', '10', '100', { asset: 'X' }),
        sell('s', '2024-06-03', '5', '20', { asset: 'X' }),
      ],
      stock,
    );
    expect(disposals[0]?.matches).toMatchObject([
      { lot: 'b', disallowedLoss: '30', addedToLot: [{ lot: 'a', quantity: '5', amount: '30' }] },
    ]);
  });

  it('given the 31st day, then the loss stands', () => {
    const { disposals } = taxOf(
      'US',
      'FIFO',
      [buy('b', '2024-03-01', '1', '10'), sell('s', '2024-06-01', '1', '5'), buy('c', '2024-07-02', '1', '5')],
      stock,
    );
    expect(disposals).toMatchObject([{ gain: '-5' }]);
  });

  it('given a purchase of the next year, then the year before is revised, and that is said', () => {
    const { disposals, questions } = taxOf(
      'US',
      'FIFO',
      [buy('b', '2023-03-01', '1', '10'), sell('s', '2023-12-20', '1', '5'), buy('c', '2024-01-10', '1', '5')],
      stock,
    );
    expect(disposals).toMatchObject([{ disallowedLoss: '5' }]);
    expect(questions).toMatchObject([{ kind: 'revised-year', tx: 's' }]);
  });
});

describe('Schedule D', () => {
  it('given rows of several boxes, then each line adds up its own as printed, and a net loss is limited', () => {
    const lines = [
      buy('old', '2023-02-01', '2', '9000'),
      buy('new', '2025-02-01', '1', '3000.005'),
      sell('a', '2025-03-01', '1', '100', { reportedOn: '1099-DA' }),
      sell('b', '2025-03-02', '2', '1000'),
    ];
    const { scheduleD: found } = taxOf('US', 'LIFO', lines);
    const of = (line: string) => found.find((one) => one['line'] === line);
    expect(of('2')).toEqual({ line: '2', d: '100.00', e: '3000.01', g: '0.00', h: '-2900.01' });
    expect(of('10')).toEqual({ line: '10', d: '1000.00', e: '9000.00', g: '0.00', h: '-8000.00' });
    expect([of('7'), of('15'), of('16'), of('21')].map((one) => one?.['h'])).toEqual([
      '-2900.01',
      '-8000.00',
      '-10900.01',
      '3000.00',
    ]);
  });
});

describe('1099-DA', () => {
  const resultOf = (lines: readonly Line[]) => {
    const { transactions, settings } = readTaxCase(
      lines.map((line) => ({ asset: 'BTC', account: 'broker', ...line })),
      { jurisdiction: 'US', timezone: 'UTC' },
    );
    return computeTax(transactions, settings);
  };
  const lines = [
    buy('b', '2025-02-01', '4', '400'),
    sell('s1', '2025-03-01', '1', '150', { reportedOn: '1099-DA', fee: '1', feeCurrency: 'USD' }),
    sell('s2', '2025-03-01', '1', '160', { reportedOn: '1099-DA' }),
    sell('s3', '2025-04-01', '1', '170', { reportedOn: '1099-DA' }),
    sell('s4', '2025-05-01', '1', '180'),
  ];
  const at = (soldOn: string, more: object) => ({
    account: 'broker',
    asset: 'BTC',
    soldOn,
    quantity: '2',
    proceeds: '309',
    ...more,
  });

  it('given what a broker reported, then each day agrees, differs, or stands on one side alone', () => {
    const found = reconcile1099Da(resultOf(lines), [
      at('2025-03-01', {}),
      at('2025-04-01', { quantity: '1', proceeds: '170', basis: '99' }),
      at('2025-06-01', {}),
    ]);
    expect(found.map(({ soldOn, kind }) => [soldOn, kind])).toEqual([
      ['2025-03-01', 'agrees'],
      ['2025-04-01', 'differs'],
      ['2025-06-01', 'only-theirs'],
    ]);
    expect(reconcile1099Da(resultOf(lines), []).map(({ kind }) => kind)).toEqual(['only-ours', 'only-ours']);
  });
});
