import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTax } from '../../book/index.ts';
import { readTaxCase } from '../../case/index.ts';
import { buy, type Line, sell } from '../../case/tax-of.fixture.ts';
import {
  form8949,
  form8949Summary,
  questionsOf1099Da,
  type Reported1099Da,
  reconcile1099Da,
  scheduleD,
  type UsFormOptions,
} from '../index.ts';

function resultOf(lines: readonly Line[], more: object = {}) {
  const { transactions, settings } = readTaxCase({
    ...{ jurisdiction: 'US', timezone: 'UTC', basisScope: 'per-account', ...more },
    transactions: lines.map((line) => ({ asset: 'BTC', account: 'broker', ...line })),
  });
  return computeTax(transactions, settings);
}

const known = { reportedOn: '1099-DA', basisReported: true };
const rows = (lines: readonly Line[], options: UsFormOptions = {}) =>
  form8949(resultOf(lines), options).map(({ box, d, e, f, g, h }) => `${box} ${d} ${e} ${f} ${g} ${h}`);
const on = (soldOn: string, more: object = {}): Reported1099Da => ({
  ...{ account: 'broker', asset: 'BTC', soldOn, quantity: '1', proceeds: '150' },
  ...more,
});

describe('Form 8949 in short (Exception 2)', () => {
  const lines = [
    buy('old', '2024-02-01', '1', '90', { account: 'wallet' }),
    buy('new', '2026-02-01', '3', '300'),
    sell('a', '2026-03-01', '1', '150', known),
    sell('b', '2026-03-02', '1', '120.005', known),
    sell('c', '2026-03-03', '1', '80'),
    sell('d', '2026-03-04', '1', '200', { account: 'wallet' }),
  ];

  it('given sales of several boxes and accounts, then each has one row: no dates, code M, and its totals as printed', () => {
    expect(form8949Summary(resultOf(lines))).toEqual([
      {
        ...{ part: 'I', box: 'G', a: 'broker, see attached statement', b: '', c: '' },
        ...{ d: '270.01', e: '200.00', f: 'M', g: '0.00', h: '70.01' },
      },
      {
        ...{ part: 'I', box: 'I', a: 'broker, see attached statement', b: '', c: '' },
        ...{ d: '80.00', e: '100.00', f: 'M', g: '0.00', h: '-20.00' },
      },
      {
        ...{ part: 'II', box: 'L', a: 'wallet, see attached statement', b: '', c: '' },
        ...{ d: '200.00', e: '90.00', f: 'M', g: '0.00', h: '110.00' },
      },
    ]);
  });

  it('given other codes among the rows, then they stand with M in the order of the alphabet', () => {
    const wash = [
      buy('b', '2024-03-01', '100', '1000', { asset: 'X' }),
      sell('s', '2024-06-03', '100', '750', { asset: 'X', reportedOn: '1099-B', basisReported: true }),
      buy('c', '2024-06-20', '100', '800', { asset: 'X' }),
    ];
    expect(form8949Summary(resultOf(wash, { assetClass: 'stock', washSales: true }))).toMatchObject([
      { box: 'A', f: 'MW', g: '250.00', h: '0.00' },
    ]);
    const other = { reported: [on('2026-03-01', { basis: '90' })] };
    expect(form8949Summary(resultOf(lines), other)[0]).toMatchObject({ box: 'G', f: 'BM', e: '190.00', g: '-10.00' });
  });

  it('given any sales, then the rows in short add up to what the rows themselves do', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-03-${String(date).padStart(2, '0')}`);
    const sale = fc.record({ day, cents: fc.integer({ min: 1, max: 99_999 }), known: fc.boolean() });
    fc.assert(
      fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), fc.boolean(), (sales, wholeDollars) => {
        const result = resultOf([
          buy('b', '2026-02-01', '100', '77777.77'),
          ...sales.map((one, i) => sell(`s${i}`, one.day, '1', `${one.cents / 100}`, one.known ? known : {})),
        ]);
        const total = (all: readonly { readonly h: string }[]) => all.reduce((sum, { h }) => sum + Number(h), 0);
        const options = { wholeDollars };
        expect(total(form8949Summary(result, options))).toBeCloseTo(total(form8949(result, options)), 6);
        const net = scheduleD(result, options).find(({ line }) => line === '16')?.h;
        expect(Number(net?.toString())).toBeCloseTo(total(form8949(result, options)), 6);
      }),
    );
  });
});

describe('code B', () => {
  const lines = [
    buy('b1', '2026-01-10', '1', '100'),
    buy('b2', '2026-02-10', '2', '300'),
    sell('s', '2026-03-01', '2', '400', known),
  ];

  it('given a basis that the broker reported otherwise, then (e) repeats it and (g) corrects it, by units', () => {
    const reported = [on('2026-03-01', { quantity: '2', proceeds: '400', basis: '301' })];
    // ours are 100 and 150
    expect(rows(lines, { reported })).toEqual(['G 200.00 150.50 B 50.50 100.00', 'G 200.00 150.50 B 0.50 50.00']);
  });

  it.each([
    ['the same basis, to a cent', { quantity: '2', proceeds: '400', basis: '250.01' }],
    ['no basis', { quantity: '2', proceeds: '400' }],
    ['other units, so that it is another question', { quantity: '3', proceeds: '400', basis: '1' }],
    ['other proceeds', { quantity: '2', proceeds: '399', basis: '1' }],
    ['a basis that the IRS does not have', { quantity: '2', proceeds: '400', basis: '1', basisReported: false }],
  ])('given %s, then no code is due', (_, more) => {
    expect(form8949(resultOf(lines), { reported: [on('2026-03-01', more)] }).map(({ f }) => f)).toEqual(['', '']);
  });

  it('given parts that cents do not divide, then what is printed in (e) adds up to what was reported', () => {
    const thirds = [
      ...['1', '2', '3'].map((n) => buy(`b${n}`, `2026-01-0${n}`, '1', '100')),
      sell('s', '2026-03-01', '3', '400', known),
    ];
    const reported = [on('2026-03-01', { quantity: '3', proceeds: '400', basis: '100' })];
    expect(form8949(resultOf(thirds), { reported }).map(({ e }) => e)).toEqual(['33.33', '33.34', '33.33']);
  });

  it('given records that do not say who reported, then what the broker told ticks the box', () => {
    const silent = [
      buy('b', '2026-01-10', '3', '300'),
      sell('s', '2026-03-01', '1', '150'),
      sell('t', '2026-03-02', '1', '1'),
    ];
    const boxesOf = (more: object) =>
      form8949(resultOf(silent), { reported: [on('2026-03-01', more)] }).map(({ box }) => box);
    expect(boxesOf({})).toEqual(['H', 'I']);
    expect(boxesOf({ basis: '100', basisReported: true })).toEqual(['G', 'I']);
  });
});

// research of the forms: 1b A and G, 2 B and H, 3 C and I, 8b D and J, 9 E and K, 10 F and L
describe('the line of Schedule D that each box goes to', () => {
  const told = (form: string) => [
    { reportedOn: form, basisReported: true },
    { reportedOn: form, basisReported: false },
    { reportedOn: 'none' },
  ];
  it.each([
    ...['A', 'B', 'C'].map((box, i) => [box, 'stock', '2026-02-01', told('1099-B')[i], ['1b', '2', '3'][i]] as const),
    ...['D', 'E', 'F'].map((box, i) => [box, 'stock', '2024-02-01', told('1099-B')[i], ['8b', '9', '10'][i]] as const),
    ...['G', 'H', 'I'].map((box, i) => [box, 'crypto', '2026-02-01', told('1099-DA')[i], ['1b', '2', '3'][i]] as const),
    ...['J', 'K', 'L'].map(
      (box, i) => [box, 'crypto', '2024-02-01', told('1099-DA')[i], ['8b', '9', '10'][i]] as const,
    ),
  ])('given box %s, of %s bought on %s and told as %j, then it is line %s', (box, assetClass, day, how, line) => {
    const result = resultOf([buy('b', day, '1', '100'), sell('s', '2026-03-01', '1', '170', how ?? {})], {
      assetClass,
    });
    expect(form8949(result)).toMatchObject([{ box }]);
    const filled = scheduleD(result).filter(({ d, h }) => d !== undefined && h.units !== 0);
    expect(filled.map((one) => [one.line, String(one.d), String(one.e), String(one.h)])).toEqual([
      [line, '170', '100', '70'],
    ]);
    const net = box < 'D' || (box > 'F' && box < 'J') ? '7' : '15';
    expect(
      scheduleD(result)
        .filter(({ d, h }) => d === undefined && h.units !== 0)
        .map((one) => one.line),
    ).toEqual([net, '16']);
  });
});

describe('lines 1a and 8a of Schedule D', () => {
  const lines = [
    buy('old', '2024-02-01', '1', '90'),
    buy('new', '2026-02-01', '3', '300'),
    sell('long', '2026-03-01', '1', '150', known),
    sell('short', '2026-03-02', '1', '130', known),
    sell('untold', '2026-03-03', '1', '80'),
    sell('other', '2026-03-04', '1', '200', known),
  ];
  const schedule = (options: UsFormOptions) =>
    Object.fromEntries(scheduleD(resultOf(lines), options).map(({ line, d, g, h }) => [line, [d, g, h].map(String)]));

  it('given nothing is said, then every sale is a row and there is no line 1a', () => {
    expect(rows(lines)).toHaveLength(4);
    expect(Object.keys(schedule({}))).not.toContain('1a');
    expect(schedule({})).toMatchObject({ '1b': ['330', '0', '130'], '8b': ['150', '0', '60'] });
  });

  it('given the choice, then sales that need no adjustment are totals without rows, and the net is the same', () => {
    const options = { totalsToScheduleD: true };
    expect(rows(lines, options)).toEqual(['I 80.00 100.00   -20.00']);
    expect(schedule(options)).toMatchObject({
      ...{ '1a': ['330', 'undefined', '130'], '1b': ['0', '0', '0'], '3': ['80', '0', '-20'] },
      ...{ '8a': ['150', 'undefined', '60'], '16': ['undefined', 'undefined', '170'] },
    });
    expect(schedule({})['16']).toEqual(schedule(options)['16']);
  });

  it('given what brokers reported, then a day on which they differ keeps its row', () => {
    const reported = [
      on('2026-03-01', { basis: '90' }),
      on('2026-03-02', { proceeds: '130', basis: '70' }),
      on('2026-03-04', { proceeds: '200', basis: '100' }),
    ];
    expect(rows(lines, { totalsToScheduleD: true, reported })).toEqual([
      'G 130.00 70.00 B -30.00 30.00',
      'I 80.00 100.00   -20.00',
    ]);
  });

  it('given units without basis, then they keep their row: the reported basis is not ours', () => {
    expect(rows([sell('s', '2026-03-01', '1', '5', known)], { totalsToScheduleD: true })).toHaveLength(1);
  });
});

describe('whole dollars', () => {
  it('given half dollars, then each amount is rounded, half up, and (h) is worked out of what is printed', () => {
    const lines = [buy('b', '2026-02-01', '1', '100.50'), sell('s', '2026-03-01', '1', '99.49')];
    expect(rows(lines, { wholeDollars: true })).toEqual(['I 99 101   -2']);
    const [line] = scheduleD(resultOf(lines), { wholeDollars: true }).filter(({ line: number }) => number === '3');
    expect(String(line?.h)).toBe('-2');
  });
});

describe('what brokers reported', () => {
  it('given many records of one day, each rounded to cents, then a cent for each is no difference', () => {
    const lines = [
      buy('b', '2026-02-01', '3', '300'),
      ...['1', '2', '3'].map((n) => sell(n, '2026-03-01', '1', '10.004', known)),
    ];
    const reported = (cents: string) => ['1', '2', '3'].map(() => on('2026-03-01', { proceeds: cents }));
    expect(reconcile1099Da(resultOf(lines), reported('10.00'))).toMatchObject([{ kind: 'agrees' }]);
    expect(reconcile1099Da(resultOf(lines), reported('10.02'))).toMatchObject([{ kind: 'differs' }]);
  });

  it('given days that are not the same, then each is a question that names both sides, and the others are none', () => {
    const lines = [
      buy('b', '2026-02-01', '9', '900'),
      sell('same', '2026-03-01', '1', '150', known),
      sell('basis', '2026-03-02', '1', '150', known),
      sell('units', '2026-03-03', '2', '150', known),
      sell('ours', '2026-03-04', '1', '150', known),
    ];
    const questions = questionsOf1099Da(
      reconcile1099Da(resultOf(lines), [
        ...[on('2026-03-01'), on('2026-03-02', { basis: '99' }), on('2026-03-03'), on('2026-03-05')],
      ]),
    );
    expect(questions.map(({ kind }) => kind)).toEqual(Array(4).fill('reported-otherwise'));
    expect(questions.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /BTC of "broker" on 2026-03-02.*basis of 100\.00 here.*basis of 99\.00 by the broker.*code B/,
      ),
      expect.stringMatching(/2026-03-03: 2 for.*and 1 for.*find the sales/),
      expect.stringMatching(/2026-03-04.*is in no 1099-DA/),
      expect.stringMatching(/2026-03-05: the broker reported 1 for 150\.00, which is not/),
    ]);
  });
});
