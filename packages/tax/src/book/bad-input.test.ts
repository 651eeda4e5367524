import { describe, expect, it } from 'vitest';
import { buy, sell, taxOf } from '../case/tax-of.fixture.ts';
import { tableRates } from '../rates/index.ts';
import { de, us } from '../regimes/index.ts';
import { readTransactions } from '../transaction/index.ts';
import { computeTax, TaxBook } from './index.ts';

const read = (lines: readonly object[], currency = 'USD') =>
  readTransactions(
    lines.map((line) => ({ asset: 'BTC', ...line })),
    { currency },
  );

describe('what was never bought', () => {
  it.each(['FIFO', 'LIFO', 'HIFO', 'LOFO', 'SPECIFIC-ID', 'AVERAGE-COST', 'SHARE-POOL'])(
    'given %s, then it is sold at no basis, listed, and the rest goes on',
    (method) => {
      const { disposals, missing, byTaxYear } = taxOf(
        'GENERIC',
        method,
        [
          buy('b', '2024-01-02', '1', '100'),
          sell('s', '2024-02-02', '3', '600'),
          buy('c', '2025-03-02', '1', '100'),
          sell('t', '2025-04-10', '1', '150'),
        ].slice(0, method === 'SHARE-POOL' ? 2 : 4),
      );
      expect(disposals[0]).toMatchObject({ quantity: '3', costBasis: '100', gain: '500' });
      expect(missing).toEqual([expect.objectContaining({ tx: 's', asset: 'BTC', quantity: '2', proceeds: '400' })]);
      expect(byTaxYear['2024']?.['gain']).toBe('500');
    },
  );
});

describe('money without a rate', () => {
  const lines = [buy('b', '2024-01-02', '1', '100', { currency: 'JPY' })];

  it('given no rates, then it is E503 and names the currency, the day and the way out', () => {
    expect(() => computeTax(read(lines), { regime: us })).toThrow(
      expect.objectContaining({ code: 'E503', message: expect.stringContaining('from "JPY" to USD on 2024-01-02') }),
    );
  });

  it('given a table, then the rate of the day or of the last one before it is used, and stays on the line', () => {
    const rates = tableRates([{ from: 'JPY', to: 'USD', day: '2023-12-29', rate: '0.007' }], { name: 'bank' });
    const [lot] = computeTax(read(lines), { regime: us, rates }).lots;
    expect(lot?.costBasis.toString()).toBe('0.7');
    expect(lot?.rate).toMatchObject({ from: 'JPY', to: 'USD', source: 'bank, 2023-12-29' });
  });

  it('given a rate that is too old, then it is E503', () => {
    const rates = tableRates([{ from: 'JPY', to: 'USD', day: '2023-12-20', rate: '0.007' }], { name: 'bank' });
    expect(() => computeTax(read(lines), { regime: us, rates })).toThrow(expect.objectContaining({ code: 'E503' }));
  });

  it.each([
    ['a day in another form', { day: '29.12.2023', rate: '1' }],
    ['a rate of zero', { day: '2023-12-29', rate: '0' }],
  ])('given %s in the table, then it is E501', (_, entry) => {
    expect(() => tableRates([{ from: 'JPY', to: 'USD', ...entry }], { name: 'bank' })).toThrow(
      expect.objectContaining({ code: 'E501' }),
    );
  });

  it('given a purchase without a price, then the rates price the asset, and without them it is E503', () => {
    const unpriced = [{ id: 'i', type: 'income', time: '2024-01-02T12:00:00Z', quantity: '2' }];
    expect(() => computeTax(read(unpriced), { regime: us })).toThrow(expect.objectContaining({ code: 'E503' }));
    const rates = tableRates([{ from: 'BTC', to: 'USD', day: '2024-01-02', rate: '45000' }], { name: 'closes' });
    expect(computeTax(read(unpriced), { regime: us, rates }).income[0]?.value.toString()).toBe('90000');
  });
});

describe('repeated facts', () => {
  const sold = sell('s', '2024-02-02', '1', '150', { externalId: 'T1' });

  it('given one external id twice in an account, then it counts once and is reported', () => {
    const lines = [buy('b', '2024-01-02', '2', '200'), sold, { ...sold, id: 'again' }];
    const { disposals, questions } = computeTax(read(lines), { regime: us });
    expect(disposals).toHaveLength(1);
    expect(questions).toMatchObject([{ kind: 'duplicate', tx: 'again' }]);
  });

  it('given the same fact twice with its id, then it counts once too', () => {
    const { disposals } = computeTax(read([buy('b', '2024-01-02', '2', '200'), sold, sold]), { regime: us });
    expect(disposals).toHaveLength(1);
  });

  it('given the legs of one trade under one external id, or another account, then each counts', () => {
    const lines = [
      buy('b', '2024-01-02', '2', '200', { externalId: 'T1' }),
      sold,
      { ...sold, id: 'other', account: 'elsewhere' },
    ];
    expect(computeTax(read(lines), { regime: us }).disposals).toHaveLength(2);
  });

  it('given two facts with one id, then it is E506', () => {
    const lines = [buy('b', '2024-01-02', '2', '200'), sell('b', '2024-02-02', '1', '150')];
    expect(() => computeTax(read(lines), { regime: us })).toThrow(expect.objectContaining({ code: 'E506' }));
  });
});

describe('a book', () => {
  it('given a fact older than the last, then it is E505 and the book goes on as if it had not come', () => {
    const [later, earlier] = read([buy('b', '2024-02-02', '2', '200'), buy('a', '2024-01-02', '2', '200')]);
    const book = new TaxBook({ regime: us });
    if (later === undefined || earlier === undefined) throw new Error('two transactions');
    book.append(later);
    expect(() => book.append(earlier)).toThrow(expect.objectContaining({ code: 'E505' }));
    expect(book.result().lots).toHaveLength(1);
  });

  it('given names of nothing, then they are refused', () => {
    expect(() => taxOf('XX', 'FIFO', [])).toThrow(expect.objectContaining({ code: 'E502' }));
    expect(() => taxOf('US', 'BEST', [])).toThrow(expect.objectContaining({ code: 'E502' }));
    expect(() => new TaxBook({ regime: us, timezone: 'Mars/Olympus' })).toThrow(
      expect.objectContaining({ code: 'E011' }),
    );
  });

  it('given nothing, then the result is empty', () => {
    expect(computeTax([], { regime: de })).toMatchObject({ disposals: [], lots: [], years: [], questions: [] });
  });
});
