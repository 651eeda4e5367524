import { describe, expect, it } from 'vitest';
import { errorOf, refusalOf } from '../errors/thrown.fixture.ts';
import { Exact } from '../money/index.ts';
import {
  at,
  book,
  btc,
  emptyLedger,
  ethInBtc,
  fillOf,
  future,
  goog,
  held,
  instrumentOf,
  lastEntry,
  perpetual,
  positionText,
} from './ledger.fixture.ts';
import { Ledger } from './ledger.ts';

describe('Ledger', () => {
  it('given instruments, then every currency they need is open, fine enough for each notional and quantity', () => {
    const fine = instrumentOf('SHIB/USDT', 'spot', { tickSize: '0.0000000001', quantityStep: '0.0001' });
    const small = instrumentOf('DOT/SHIB', 'spot', { tickSize: '1', quantityStep: '0.000000000001' });
    const { accounts } = new Ledger([btc, fine, small, perpetual], ['BNB', 'USDT']);
    const scales = accounts.currencies.map((currency, i) => [currency, accounts.scales[i]]);
    expect(Object.fromEntries(scales)).toEqual({ USDT: 14, BTC: 8, SHIB: 12, DOT: 12, BNB: 8 });
  });

  it('given an instrument declared twice, then it is refused', () => {
    expect(refusalOf(() => new Ledger([btc, goog, btc]))).toEqual({
      code: 'E070',
      message: 'instrument "BTC/USDT" is declared twice; declare it once',
      context: { id: 'BTC/USDT' },
    });
  });

  it('given an instrument that was not declared, then its book is refused by name', () => {
    const ledger = new Ledger([btc, goog]);
    expect(ledger.bookOf(goog).instrument).toBe(goog);
    expect(refusalOf(() => ledger.bookOf(perpetual))).toEqual({
      code: 'E020',
      message: 'instrument "ETH/USDT" is not part of this account; declare it with the others',
      context: { id: 'ETH/USDT' },
    });
  });
});

describe('deposits, withdrawals and corrections', () => {
  it('given a deposit and a withdrawal, then capital is their other side', () => {
    const ledger = emptyLedger();
    ledger.deposit('USDT', '1000.5', at);
    expect(lastEntry(ledger)).toEqual(['deposit: capital -1000.5 USDT', 'deposit: cash 1000.5 USDT']);
    ledger.deposit('USDT', Exact.of('-0.25'), at);
    expect(lastEntry(ledger)).toEqual(['withdrawal: capital 0.25 USDT', 'withdrawal: cash -0.25 USDT']);
    expect([held(ledger), held(ledger, 'capital')]).toEqual([{ USDT: '1000.25' }, { USDT: '-1000.25' }]);
    ledger.accounts.assertBalanced();
  });

  it('given a difference with the venue, then it is set right by an entry with a name', () => {
    const ledger = emptyLedger();
    ledger.correct('BTC', '-0.00000001', at);
    expect(lastEntry(ledger)).toEqual(['correction: corrections 0.00000001 BTC', 'correction: cash -0.00000001 BTC']);
    ledger.accounts.assertBalanced();
  });

  it.each([
    ['an unknown currency', 'DOGE', '1', 'E013'],
    ['an amount finer than the currency', 'USDT', '0.000000001', 'E014'],
    ['text that is no amount', 'USDT', '1,000', 'E012'],
  ])('given %s, then neither is booked', (_, currency, amount, code) => {
    const ledger = emptyLedger();
    expect(errorOf(() => ledger.deposit(currency, amount, at)).code).toBe(code);
    expect(errorOf(() => ledger.correct(currency, amount, at)).code).toBe(code);
    expect([...ledger.accounts.postings()]).toEqual([]);
  });
});

describe('fills of a spot pair', () => {
  it('given a buy and a partial sell, then base and quote are exchanged and the profit is the price difference', () => {
    const ledger = emptyLedger();
    expect(book(ledger, btc, { quantity: '1.5', price: '40000.10', fee: '6', order: 7 })).toEqual(['0']);
    expect(lastEntry(ledger)).toEqual([
      'fill: trading -1.5 BTC',
      'fill: cash 1.5 BTC',
      'fill: cash -60000.15 USDT',
      'fill: trading 60000.15 USDT',
      'fill: cash -6 USDT',
      'fill: fees 6 USDT',
    ]);
    expect([...ledger.accounts.postings()][0]).toMatchObject({ order: 7, at });
    expect(book(ledger, btc, { quantity: '-0.5', price: '42000' }), '0.5 x 1999.90').toEqual(['999.95']);
    expect(held(ledger)).toEqual({ BTC: '1', USDT: '-39006.15' });
    expect(positionText(ledger, btc)).toEqual({ quantity: '1', cost: '40000.1', realized: '999.95' });
  });

  it.each([
    ['quote', 'USDT', '2.5', { BTC: '1', USDT: '-102.5' }],
    ['base', 'BTC', '0.001', { BTC: '0.999', USDT: '-100' }],
    ['a third currency', 'BNB', '0.01', { BTC: '1', USDT: '-100', BNB: '-0.01' }],
    ['quote, as a rebate', 'USDT', '-2.5', { BTC: '1', USDT: '-97.5' }],
    ['a third currency, as a rebate', 'BNB', '-0.01', { BTC: '1', USDT: '-100', BNB: '0.01' }],
  ])(
    'given a fee in %s, then it is paid from there and the cost of the position stays',
    (_, feeCurrency, fee, cash) => {
      const ledger = emptyLedger();
      book(ledger, btc, { quantity: '1', price: '100', fee, feeCurrency });
      expect(held(ledger)).toEqual(cash);
      expect(held(ledger, 'fees')).toEqual({ [feeCurrency]: fee });
      expect(positionText(ledger, btc)).toEqual({ quantity: '1', cost: '100', realized: '0' });
    },
  );

  it.each([
    ['0.123456781', '0.12345679'],
    ['-0.123456789', '-0.12345678'],
  ])('given a fee of %s, finer than the currency, then it is rounded against us to %s', (fee, booked) => {
    const ledger = emptyLedger();
    book(ledger, btc, { quantity: '1', price: '100', fee });
    expect(held(ledger, 'fees')).toEqual({ USDT: booked });
  });

  it('given a fee in a currency that was never opened, then nothing of the fill is booked', () => {
    const ledger = emptyLedger();
    const fill = fillOf(btc, { quantity: '1', price: '100', fee: '1', feeCurrency: 'DOGE' });
    expect(errorOf(() => ledger.fill(ledger.bookOf(btc), fill)).code).toBe('E013');
    expect([...ledger.accounts.postings()]).toEqual([]);
    expect(positionText(ledger, btc)).toEqual({ quantity: '0', cost: '0', realized: '0' });
  });

  it('given no fee in a currency that was never opened, then the fill is booked: venues name one even then', () => {
    const ledger = emptyLedger();
    book(ledger, btc, { quantity: '1', price: '100', fee: '0', feeCurrency: 'DOGE' });
    expect(held(ledger)).toEqual({ BTC: '1', USDT: '-100' });
  });

  it('given a sell beyond what is held, then the position turns: one part realizes, the other opens', () => {
    const ledger = emptyLedger();
    expect(book(ledger, btc, { quantity: '2', price: '100' }, { quantity: '-5', price: '110' })).toEqual(['0', '20']);
    expect(positionText(ledger, btc)).toEqual({ quantity: '-3', cost: '-330', realized: '20' });
    expect(held(ledger)).toEqual({ BTC: '-3', USDT: '350' });
    expect(book(ledger, btc, { quantity: '4', price: '100' })).toEqual(['30']);
    expect(positionText(ledger, btc)).toEqual({ quantity: '1', cost: '100', realized: '50' });
  });

  it('given pairs that share a currency, then it is one balance, whichever side of the pair it is', () => {
    const ledger = emptyLedger();
    book(ledger, btc, { quantity: '2', price: '40000' });
    book(ledger, ethInBtc, { quantity: '10', price: '0.05123', fee: '0.0005123' });
    expect(held(ledger)).toEqual({ BTC: '1.4871877', USDT: '-80000', ETH: '10' });
    expect(positionText(ledger, btc)).toMatchObject({ quantity: '2' });
  });

  it('given a pair whose base is the quote of the first, then its base is delivered all the same', () => {
    const ledger = new Ledger([ethInBtc, btc]);
    book(ledger, btc, { quantity: '2', price: '40000' });
    expect(held(ledger)).toEqual({ BTC: '2', USDT: '-80000' });
  });

  it('given amounts far beyond 2^53 units, then they are booked to the last digit', () => {
    const fine = instrumentOf('PEPE/USDT', 'spot', { tickSize: '0.0000000001', quantityStep: '0.00000001' });
    const ledger = new Ledger([fine]);
    const price = '98765.4321012345';
    expect(book(ledger, fine, { quantity: '12345678.12345678', price })).toEqual(['0']);
    // 12345678.12345678 x 98765.4321012345, by hand on long integers
    const cost = Exact.of('12345678.12345678').units;
    const units = BigInt(cost) * 987654321012345n;
    expect(held(ledger)).toEqual({ PEPE: '12345678.12345678', USDT: new Exact(-units, 18).toString() });
    expect(book(ledger, fine, { quantity: '-12345678.12345678', price })).toEqual(['0']);
    expect(held(ledger)).toEqual({});
  });
});

describe('fills of shares', () => {
  it('given a short sale and its cover, then shares are owed, the proceeds are cash, and a fall is a profit', () => {
    const ledger = emptyLedger();
    expect(book(ledger, goog, { quantity: '-10', price: '150', fee: '1' })).toEqual(['0']);
    expect(held(ledger)).toEqual({ GOOG: '-10', USD: '1499' });
    expect(book(ledger, goog, { quantity: '10', price: '140', fee: '1' })).toEqual(['100']);
    expect(held(ledger)).toEqual({ USD: '98' });
  });
});

describe('fills of contracts', () => {
  it('given an entry, then no notional moves, only the fee', () => {
    const ledger = emptyLedger();
    expect(book(ledger, perpetual, { quantity: '2', price: '2000', fee: '1' })).toEqual(['0']);
    expect(lastEntry(ledger)).toEqual(['fill: cash -1 USDT', 'fill: fees 1 USDT']);
    expect(positionText(ledger, perpetual)).toEqual({ quantity: '2', cost: '4000', realized: '0' });
  });

  it('given exits, then profit and loss are settled in quote', () => {
    const ledger = emptyLedger();
    const realized = book(
      ledger,
      perpetual,
      { quantity: '2', price: '2000' },
      { quantity: '-0.5', price: '2100' },
      { quantity: '-1.5', price: '1990.01' },
    );
    expect(realized).toEqual(['0', '50', '-14.985']);
    expect(held(ledger)).toEqual({ USDT: '35.015' });
    expect(held(ledger, 'profit')).toEqual({ USDT: '-35.015' });
    expect(lastEntry(ledger)).toEqual(['fill: profit 14.985 USDT', 'fill: cash -14.985 USDT']);
  });

  it('given a fill that turns the position, then it realizes the closed part and opens the rest', () => {
    const ledger = emptyLedger();
    const realized = book(ledger, perpetual, { quantity: '1.5', price: '2000' }, { quantity: '-4', price: '1900' });
    expect(realized).toEqual(['0', '-150']);
    expect(positionText(ledger, perpetual)).toEqual({ quantity: '-2.5', cost: '-4750', realized: '-150' });
  });

  it('given a dated future of a hundred ounces, then a profit counts the contract size', () => {
    const ledger = emptyLedger();
    const realized = book(ledger, future, { quantity: '2', price: '2000.50' }, { quantity: '-2', price: '2010' });
    expect(realized, '9.50 x 2 x 100').toEqual(['0', '1900']);
    expect(held(ledger)).toEqual({ USD: '1900' });
  });

  it('given a contract on a currency, then none of that currency is held', () => {
    const { accounts } = new Ledger([perpetual]);
    expect(accounts.currencies).toEqual(['USDT']);
  });
});

describe('hedge mode', () => {
  it('given a long and a short side by side, then each has its own cost and profit, and net stays flat', () => {
    const ledger = emptyLedger();
    const realized = book(
      ledger,
      perpetual,
      { quantity: '2', price: '2000', positionSide: 'long' },
      { quantity: '-1', price: '2100', positionSide: 'short' },
      { quantity: '-0.5', price: '2050', positionSide: 'long' },
      { quantity: '1', price: '2000', positionSide: 'short' },
    );
    expect(realized).toEqual(['0', '0', '25', '100']);
    expect(positionText(ledger, perpetual, 'long')).toEqual({ quantity: '1.5', cost: '3000', realized: '25' });
    expect(positionText(ledger, perpetual, 'short')).toEqual({ quantity: '0', cost: '0', realized: '100' });
    expect(positionText(ledger, perpetual)).toEqual({ quantity: '0', cost: '0', realized: '0' });
    expect(held(ledger)).toEqual({ USDT: '125' });
  });

  it.each([
    ['sells more than the long side holds', 'long', '-2.001', '1', '2'],
    ['buys more than the short side owes', 'short', '1.001', '1', '-1'],
  ] as const)(
    'given a fill that %s, then it is refused and nothing is booked',
    (_, positionSide, quantity, price, has) => {
      const ledger = emptyLedger();
      book(ledger, perpetual, { quantity: has, price: '2000', positionSide });
      const count = [...ledger.accounts.postings()].length;
      const fill = fillOf(perpetual, { quantity, price, positionSide });
      expect(refusalOf(() => ledger.fill(ledger.bookOf(perpetual), fill))).toEqual({
        code: 'E061',
        message:
          `a fill of ${quantity} does not fit the ${positionSide} side of ETH/USDT, which holds ${has}; ` +
          'compare positions with the venue',
        context: { instrument: 'ETH/USDT', side: positionSide },
      });
      expect(positionText(ledger, perpetual, positionSide)).toMatchObject({ quantity: has });
      expect([...ledger.accounts.postings()]).toHaveLength(count);
    },
  );

  it.each([
    ['long', '-1'],
    ['short', '1'],
  ] as const)('given a close of an empty %s side, then it is refused', (positionSide, quantity) => {
    const ledger = emptyLedger();
    const fill = fillOf(perpetual, { quantity, price: '1', positionSide });
    expect(errorOf(() => ledger.fill(ledger.bookOf(perpetual), fill)).code).toBe('E061');
  });

  it.each([
    [btc, 'long', '1'],
    [goog, 'short', '-1'],
  ] as const)('given $id, then it has no sides', (instrument, positionSide, quantity) => {
    const ledger = emptyLedger();
    const fill = fillOf(instrument, { quantity, price: '1', positionSide });
    expect(errorOf(() => ledger.fill(ledger.bookOf(instrument), fill)).code).toBe('E061');
  });
});
