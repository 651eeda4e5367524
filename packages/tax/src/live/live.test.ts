import { defineInstrument, Exact, type Fill } from '@rxtrade/core';
import { firstValueFrom, from, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { TaxBook } from '../book/index.ts';
import { readTaxCase, type TaxCaseOptions } from '../case/index.ts';
import { buy, type Line, sell } from '../case/tax-of.fixture.ts';
import { hifo, lofo } from '../methods/index.ts';
import { us } from '../regimes/index.ts';
import { afterTax, daysUntilLong, fillTransactions, gains, harvestCandidates, taxByYear } from './index.ts';

const amount = (text: string) => Exact.of(text);
const trades = [
  buy('a', '2024-01-02', '1', '100'),
  buy('b', '2024-05-02', '1', '300'),
  sell('s', '2024-05-20', '0.5', '100'),
];

const unitedStates = { jurisdiction: 'US', timezone: 'UTC' };

function bookOf(
  lines: readonly Line[],
  assetClass: 'crypto' | 'stock' = 'crypto',
  options: TaxCaseOptions = unitedStates,
) {
  const { transactions, settings } = readTaxCase(
    lines.map((line) => ({ asset: 'BTC', account: 'main', ...line })),
    options,
  );
  const book = new TaxBook({ ...settings, assetClass });
  for (const one of transactions) book.append(one);
  return { book, transactions, settings };
}

const at = Date.UTC(2024, 5, 1, 12);
const sale = { asset: 'BTC', quantity: amount('1'), price: amount('250'), at };

describe('a book at a moment', () => {
  it('given lots, then it says what selling now would come to, by each order, and nothing changes', () => {
    const { book } = bookOf(trades);
    expect(book.whatIfSold(sale).gain.toString()).toBe('50');
    expect(book.whatIfSold({ ...sale, order: hifo }).gain.toString()).toBe('-50');
    expect(book.whatIfSold({ ...sale, order: lofo }).costBasis.toString()).toBe('200');
    expect(book.whatIfSold({ ...sale, quantity: amount('2') }).matches.at(-1)).toMatchObject({ rule: 'missing' });
    expect(book.lots.map(({ quantity }) => quantity.toString())).toEqual(['0.5', '1']);
  });

  it.each(['AVERAGE-COST', 'SHARE-POOL'])('given %s, then it says so too', (method) => {
    const { book } = bookOf(trades.slice(0, 2), 'crypto', { jurisdiction: 'GENERIC', method, currency: 'USD' });
    expect(book.whatIfSold(sale).gain.toString()).toBe('50');
    expect(book.pools[0]?.quantity.toString()).toBe('2');
  });

  it('given sales, then the gains of the year are known at once, by term', () => {
    const { book } = bookOf(trades);
    expect(book.gainsOf('2024').total.toString()).toBe('50');
    expect(book.gainsOf('2024').byTerm.short?.toString()).toBe('50');
    expect(book.gainsOf('2023').total.toString()).toBe('0');
  });

  it('given a wash sale found by a later purchase, then the gains of the year follow', () => {
    const { book } = bookOf(
      [buy('a', '2024-01-02', '1', '100'), sell('s', '2024-05-20', '1', '60'), buy('b', '2024-05-25', '1', '60')],
      'stock',
    );
    expect(book.gainsOf('2024').total.toString()).toBe('0');
  });

  it('given prices, then lots worth less than they cost are candidates, the largest loss first', () => {
    const lines = [
      buy('a', '2023-07-02', '1', '300'),
      buy('b', '2024-01-02', '1', '500'),
      buy('c', '2024-05-20', '1', '100'),
    ];
    const prices = { BTC: amount('250') };
    expect(harvestCandidates(bookOf(lines, 'stock').book, { prices, at })).toMatchObject([
      { lot: { id: 'b' }, daysUntilLong: 216, buyAgainFrom: '2024-07-02', replacedBy: ['c'] },
      { lot: { id: 'a' }, daysUntilLong: 32 },
    ]);
    expect(harvestCandidates(bookOf(lines).book, { prices, at })[0]).toMatchObject({
      buyAgainFrom: undefined,
      replacedBy: [],
    });
    expect(harvestCandidates(bookOf(lines).book, { prices: {}, at })).toEqual([]);
  });

  it('given a lot, then it is told how many days are left until it is long', () => {
    const { book } = bookOf(trades);
    expect(daysUntilLong({ acquiredDay: book.dayAt(at) - 367 }, book.dayAt(at), us)).toBe(0);
  });

  it('given rates, then equity is told after what is due, and after what would be', () => {
    const { book } = bookOf(trades);
    const rates = { rate: amount('0.4'), byTerm: { long: amount('0.2') } };
    const told = afterTax(book, { equity: amount('1000'), prices: { BTC: amount('400') }, rates, at });
    // 50 realized; 0.5 of a and 1 of b would bring 150 and 100 more
    expect(told.taxDue.toString()).toBe('20');
    expect(told.taxIfSold.toString()).toBe('120');
    expect(told.afterTaxEquity.toString()).toBe('980');
    expect(told.afterTaxEquityIfSold.toString()).toBe('880');
  });
});

describe('tax beside equity', () => {
  const perpetual = (id: string, day: string, side: string, price: string): Line => ({
    ...{ id, type: 'contract-fill', time: `${day}T12:00:00Z`, asset: 'ETH-PERP', side, quantity: '2', price },
    ...{ fee: '1', feeCurrency: 'USD' },
  });
  const contracts = [
    perpetual('c1', '2023-05-01', 'buy', '100'),
    perpetual('c2', '2023-05-02', 'sell', '150'),
    perpetual('c3', '2024-05-01', 'sell', '150'),
  ];
  const rates = { rate: amount('0.4'), byTerm: { long: amount('0.2') }, contracts: amount('0.25') };

  it('given contracts, then what they came to is taxed at its own rate, and what they would realize too', () => {
    const { book } = bookOf(contracts);
    // 100 less two fees in 2023; a fee in 2024, and a short position from 150
    expect(taxByYear(book, rates).map((one) => `${one.year} ${one.contracts} ${one.tax}`)).toEqual([
      '2023 98 24.5',
      '2024 -1 0',
    ]);
    const told = afterTax(book, { equity: amount('1000'), prices: { 'ETH-PERP': amount('110') }, rates, at });
    expect(told.taxDue.toString()).toBe('0');
    // 80 open less the fee
    expect(told.taxIfSold.toString()).toBe('19.75');
  });

  it('given several years, then each has its own tax, and a loss lowers that of its own year alone', () => {
    const lines = [
      buy('a', '2022-01-02', '4', '400'),
      sell('s', '2022-02-02', '1', '150'),
      sell('t', '2023-06-02', '1', '200'),
      sell('u', '2024-05-02', '1', '50'),
    ];
    expect(taxByYear(bookOf(lines).book, rates).map(({ year, tax }) => `${year} ${tax}`)).toEqual([
      ...['2022 20', '2023 20', '2024 0'],
    ]);
  });

  it('given units that were never acquired beside others, then they are taxed at the rate without a term', () => {
    const { book } = bookOf([buy('a', '2022-01-02', '1', '100'), sell('s', '2024-02-02', '2', '400')]);
    // 100 long, 200 without a basis
    expect(taxByYear(book, rates)[0]?.tax.toString()).toBe('100');
  });

  it('given gains that are exempt, then no tax is on them', () => {
    const lines = [buy('a', '2022-01-02', '1', '100'), sell('s', '2024-02-02', '1', '400')];
    const { book } = bookOf(lines, 'crypto', { jurisdiction: 'DE', currency: 'USD' });
    expect(taxByYear(book, { rate: amount('0.42') })[0]?.tax.toString()).toBe('0');
  });
});

describe('gains', () => {
  it('given transactions, then each sale leaves with the gains of its year so far', async () => {
    const { transactions, settings } = bookOf([...trades, sell('t', '2024-05-21', '0.5', '200')]);
    const told = await firstValueFrom(from(transactions).pipe(gains(settings), toArray()));
    expect(told.map(({ disposal, year, gains: { total } }) => [disposal.tx, year, total.toString()])).toEqual([
      ['s', '2024', '50'],
      ['t', '2024', '200'],
    ]);
  });

  it('given a transaction out of order, then the stream fails with E505', async () => {
    const { transactions, settings } = bookOf(trades);
    const told = firstValueFrom(from([...transactions].reverse()).pipe(gains(settings), toArray()));
    await expect(told).rejects.toMatchObject({ code: 'E505' });
  });
});

describe('fillTransactions', () => {
  const rules = [{ tickSize: '0.01', quantityStep: '0.001' }];
  const spot = defineInstrument({ id: 'BTC/USDT', kind: 'spot', base: 'BTC', quote: 'USDT', rules });
  const perpetual = defineInstrument({
    id: 'XBT',
    kind: 'perpetual',
    base: 'BTC',
    quote: 'USDT',
    contractSize: '0.01',
    rules,
  });
  const fill = (side: 'buy' | 'sell', instrument = spot, feeCurrency = 'USDT') =>
    ({
      instrument,
      side,
      eventAt: at,
      feeCurrency,
      exactPrice: amount('100'),
      exactQuantity: amount('2'),
      exactFee: amount('1'),
    }) as Fill;
  const textsOf = (one: Fill, currency: string) =>
    fillTransactions(one, { id: 'f', account: 'bot', currency }).map(
      ({ id, type, asset, quantity }) => `${id} ${type} ${quantity} ${asset}`,
    );

  it('given the quote is the money of the report, then it is a purchase or a sale', () => {
    expect(textsOf(fill('buy'), 'USDT')).toEqual(['f buy 2 BTC']);
    expect(textsOf(fill('sell'), 'USDT')).toEqual(['f sell 2 BTC']);
  });

  it('given the quote is a coin, then that coin is sold or bought too, net of the fee charged in it', () => {
    expect(textsOf(fill('buy'), 'USD')).toEqual(['f buy 2 BTC', 'f-USDT sell 201 USDT']);
    expect(textsOf(fill('sell'), 'USD')).toEqual(['f-USDT buy 199 USDT', 'f sell 2 BTC']);
    expect(textsOf(fill('buy', spot, 'BNB'), 'USD')).toEqual(['f buy 2 BTC', 'f-USDT sell 200 USDT']);
  });

  it('given a contract, then no units move and its size counts', () => {
    expect(textsOf(fill('sell', perpetual), 'USD')).toEqual(['f contract-fill 0.02 XBT']);
  });
});
