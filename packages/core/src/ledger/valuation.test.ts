import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import type { Instrument } from '../instrument/index.ts';
import { at, book, btc, ethInBtc, future, goog, instrumentOf, perpetual } from './ledger.fixture.ts';
import { Ledger } from './ledger.ts';
import { Valuation } from './valuation.ts';

const ethInUsdt = instrumentOf('ETH/USDT', 'spot');
const eurInUsdt = instrumentOf('EUR/USDT', 'spot', { tickSize: '0.0001' });

function valuing(reporting: string, instruments: readonly Instrument[], balances: Readonly<Record<string, string>>) {
  const ledger = new Ledger(instruments, [reporting, ...Object.keys(balances)]);
  for (const [currency, amount] of Object.entries(balances)) ledger.deposit(currency, amount, at);
  const valuation = new Valuation(ledger, reporting);
  const mark = (instrument: Instrument, price: number) => {
    valuation.marks[instruments.indexOf(instrument)] = price;
  };
  const rate = (currency: string) => valuation.rate(ledger.accounts.indexOf(currency));
  return { ledger, valuation, mark, rate };
}

describe('equity', () => {
  it('given cash in the reporting currency, then that is what the account is worth', () => {
    const { valuation } = valuing('USDT', [btc], { USDT: '1000.5' });
    expect(valuation.equity()).toBe(1000.5);
  });

  it('given a holding, then it counts at the latest mark, and as nothing before the first', () => {
    const { valuation, mark } = valuing('USDT', [btc], { USDT: '100', BTC: '2' });
    expect(valuation.equity()).toBe(100);
    mark(btc, 40_000);
    expect(valuation.equity()).toBe(80_100);
    mark(btc, 41_000);
    expect(valuation.equity()).toBe(82_100);
  });

  it('given entries after a first look, then they count at the next', () => {
    const { ledger, valuation, mark } = valuing('USDT', [btc], { USDT: '100000' });
    mark(btc, 50_000);
    expect(valuation.equity()).toBe(100_000);
    book(ledger, btc, { quantity: '1', price: '40000', fee: '10' });
    expect(valuation.equity()).toBe(109_990);
    ledger.deposit('USDT', '-990', at);
    expect(valuation.equity()).toBe(109_000);
  });

  it('given a debt in an asset, then it counts against the account', () => {
    const { valuation, mark } = valuing('USDT', [btc], { USDT: '100', BTC: '-2' });
    mark(btc, 30);
    expect(valuation.equity()).toBe(40);
  });

  it('given two steps between currencies, then both marks count', () => {
    const { valuation, mark, rate } = valuing('USDT', [btc, ethInBtc], { ETH: '10' });
    mark(ethInBtc, 0.05);
    expect(valuation.equity(), 'one of two marks is missing').toBe(0);
    mark(btc, 40_000);
    expect(valuation.equity()).toBe(20_000);
    expect(rate('ETH')).toBe(2000);
  });

  it('given a pair the other way round, then its mark divides', () => {
    const { valuation, mark, rate } = valuing('BTC', [btc], { USDT: '80000', BTC: '1' });
    mark(btc, 40_000);
    expect(valuation.equity()).toBe(3);
    expect(rate('USDT')).toBe(1 / 40_000);
  });

  it('given a way through both directions, then the first divides and the second multiplies', () => {
    const { valuation, mark } = valuing('EUR', [btc, eurInUsdt], { BTC: '2' });
    mark(btc, 44_000);
    mark(eurInUsdt, 1.1);
    expect(valuation.equity()).toBeCloseTo(80_000, 9);
  });

  it('given a longer and a shorter way, then the shorter is taken, wherever it was declared', () => {
    const { valuation, mark } = valuing('USDT', [ethInBtc, btc, ethInUsdt], { ETH: '1' });
    mark(ethInBtc, 0.05);
    mark(btc, 40_000);
    expect(valuation.equity(), 'the shorter way has no mark yet').toBe(0);
    mark(ethInUsdt, 2100);
    expect(valuation.equity()).toBe(2100);
  });

  it('given a currency without a way, then it counts as nothing and is named', () => {
    const { valuation, rate } = valuing('USDT', [btc], { USDT: '5', DOGE: '1000', XRP: '0' });
    expect(valuation.equity()).toBe(5);
    expect(valuation.unpriced()).toEqual(['DOGE']);
    expect(rate('DOGE')).toBeNaN();
  });

  it('given a contract between two currencies, then it is no way from one to the other', () => {
    const { valuation, rate } = valuing('USDT', [perpetual], { ETH: '1' });
    expect(valuation.unpriced()).toEqual(['ETH']);
    expect(rate('ETH')).toBeNaN();
  });

  it('given a currency that is priced but has no mark, then it is not named: a price will come', () => {
    expect(valuing('USDT', [btc], { BTC: '1' }).valuation.unpriced()).toEqual([]);
  });

  it('given a reporting currency the account does not have, then it is refused', () => {
    expect(errorOf(() => new Valuation(new Ledger([btc]), 'CHF')).code).toBe('E013');
  });
});

describe('open contracts', () => {
  it('given a position, then its profit at the mark counts, net, long and short', () => {
    const { ledger, valuation, mark } = valuing('USDT', [perpetual], { USDT: '1000' });
    book(ledger, perpetual, { quantity: '1', price: '2000' });
    expect(valuation.equity(), 'no mark yet').toBe(1000);
    mark(perpetual, 2100);
    expect(valuation.equity()).toBe(1100);
    book(ledger, perpetual, { quantity: '2', price: '2000', positionSide: 'long' });
    expect(valuation.equity()).toBe(1300);
    book(ledger, perpetual, { quantity: '-1', price: '2000', positionSide: 'short' });
    expect(valuation.equity()).toBe(1200);
  });

  it('given a contract in another currency, then its profit is converted', () => {
    const inEur = instrumentOf('DAX/EUR', 'future', { contractSize: '25', quantityStep: '1' });
    const { ledger, valuation, mark } = valuing('USDT', [eurInUsdt, inEur], { USDT: '100' });
    book(ledger, inEur, { quantity: '-2', price: '18000' });
    mark(inEur, 17_990);
    expect(valuation.equity(), 'the profit has no price yet').toBe(100);
    expect(valuation.unpriced()).toEqual([]);
    mark(eurInUsdt, 1.25);
    expect(valuation.equity(), '10 x 2 x 25 x 1.25').toBe(725);
  });

  it('given a contract in a currency without a way, then its profit counts as nothing and the currency is named', () => {
    const { ledger, valuation, mark } = valuing('USDT', [btc, future], { USDT: '100' });
    expect(valuation.unpriced()).toEqual([]);
    book(ledger, future, { quantity: '1', price: '2000' });
    mark(future, 2010);
    expect(valuation.equity()).toBe(100);
    expect(valuation.unpriced()).toEqual(['USD']);
  });
});

describe('a position', () => {
  it.each([
    ['long', '2', '2000.50', 2010, 1900],
    ['short', '-2', '2000.50', 2010, -1900],
  ])(
    'given a %s of two contracts of a hundred, then its profit at the mark counts the size',
    (_, quantity, price, at, expected) => {
      const { ledger, valuation, mark } = valuing('USD', [future], {});
      const { net } = ledger.bookOf(future);
      expect(valuation.unrealized(0, net), 'flat').toBe(0);
      book(ledger, future, { quantity, price });
      expect(valuation.unrealized(0, net), 'unmarked').toBe(0);
      mark(future, at);
      expect(valuation.unrealized(0, net)).toBe(expected);
    },
  );

  it('given entries at two prices, then the average is weighted; flat, there is none', () => {
    const { ledger, valuation } = valuing('USD', [goog, future], {});
    expect(valuation.averagePrice(goog, ledger.bookOf(goog).net)).toBeUndefined();
    book(ledger, goog, { quantity: '1', price: '100' }, { quantity: '3', price: '120' });
    expect(valuation.averagePrice(goog, ledger.bookOf(goog).net)).toBe(115);
    book(ledger, future, { quantity: '-2', price: '2000' });
    expect(valuation.averagePrice(future, ledger.bookOf(future).net), 'per unit, not per contract').toBe(2000);
  });

  it('given cash, then it is told in its own units', () => {
    const { valuation } = valuing('USDT', [btc], { USDT: '5', BTC: '0.25' });
    expect([valuation.cash('BTC'), valuation.cash('USDT'), valuation.cash('CHF')]).toEqual([0.25, 5, 0]);
    expect(valuation.reportingCurrency).toBe('USDT');
  });
});
