import { describe, expect, it } from 'vitest';
import { btc, dax, future, perpetual, said, share } from '../instruments.fixture.ts';
import {
  type AccountSketch,
  describeRiskRule,
  limitAt,
  type ProposalSketch,
  proposedOrder,
  riskAccount,
  stopAt,
  stopLimitAt,
} from '../testing/index.ts';
import { type BalanceSettings, balance } from './balance.ts';

describeRiskRule('balance', () => balance());
describeRiskRule('balance with shorts and leverage', () => balance({ allowShorts: true, leverage: 5, cushion: 0 }));

const marks = { 'BTC/USDT': 100, 'SOL/USDT': 10, 'XAU/USDT': 20, 'SAP/EUR': 50, 'GOOG/USDT': 100 };

/** An account with 1001 USDT, which pay for 10 coins at 100 and a fee of a tenth of a percent. */
function judge(order: Partial<ProposalSketch>, account: AccountSketch = {}, settings: BalanceSettings = {}): string {
  const proposed = proposedOrder({ instrument: btc, quantity: '1', ...order });
  const rule = balance({ cushion: 0, ...settings });
  return said(rule.check(proposed, riskAccount({ cash: { USDT: 1001 }, marks, ...account })));
}
const cut = (quantity: string, currency = 'USDT') => `${quantity}: the free balance of ${currency} allows no more`;
const limit = limitAt(btc, '100');

describe('balance', () => {
  it('given cash, then it pays for the order and its fee; a larger one is cut to what it pays for', () => {
    expect(judge({ quantity: '10', terms: limit })).toBe('pass');
    expect(judge({ quantity: '10.001', terms: limit })).toBe(cut('10'));
    expect(judge({ quantity: '10' }, { cash: { USDT: 1000.99 } })).toBe(cut('9.999'));
  });

  it('given no cash, then it is refused as insufficient funds, with what is free', () => {
    expect(judge({}, { cash: {} })).toBe('E004: insufficient USDT: 0.00000 free');
    expect(judge({}, { cash: { USDT: -12.5 } })).toBe('E004: insufficient USDT: -12.5000 free');
    expect(judge({}, { cash: { USDT: 0.05 } })).toBe('E004: insufficient USDT: 0.0500000 free');
  });

  it('given an order whose price may move before it fills, then a cushion is kept, half a percent unless told', () => {
    expect(judge({ quantity: '10' }, {}, { cushion: 0.1 })).toBe(cut('9.09'));
    expect(judge({ quantity: '10', terms: stopAt(btc, '100') }, {}, { cushion: 0.1 })).toBe(cut('9.09'));
    expect(judge({ quantity: '10', terms: limit }, {}, { cushion: 0.1 })).toBe('pass');
    expect(judge({ quantity: '10', terms: stopLimitAt(btc, '90', '100') }, {}, { cushion: 0.1 })).toBe('pass');
    const order = proposedOrder({ instrument: btc, quantity: '10' });
    expect(said(balance().check(order, riskAccount({ cash: { USDT: 1001 }, marks })))).toBe(cut('9.95'));
  });

  it('given the sale of a coin, then the coin itself is the balance, whatever the cash', () => {
    const order = { side: 'sell', quantity: '2' } as const;
    expect(judge(order, { cash: { BTC: 2 } })).toBe('pass');
    expect(judge(order, { cash: { BTC: 1.9995 } })).toBe(cut('1.999', 'BTC'));
    expect(judge(order)).toBe('E004: insufficient BTC: 0.00000 free');
    expect(judge({ ...order, isReduction: true }, { cash: { BTC: 1.5 } }), 'a fee was taken in coins').toBe(
      cut('1.5', 'BTC'),
    );
  });

  it('given shares, then they are sold like coins unless shorts are allowed', () => {
    const order = { instrument: share, side: 'sell', quantity: '11' } as const;
    expect(judge(order)).toBe('E004: insufficient GOOG: 0.00000 free');
    expect(judge(order, {}, { allowShorts: true }), 'as much cash as a buy').toBe(cut('10'));
    expect(judge({ side: 'sell' }, {}, { allowShorts: true }), 'coins are never sold short').toBe(
      'E004: insufficient BTC: 0.00000 free',
    );
  });

  it('given a short of shares, then its proceeds and as much again are tied up', () => {
    const short = { positions: [{ instrument: share, quantity: -4 }], cash: { USDT: 1801 } };
    const order = { instrument: share, side: 'sell', quantity: '20' } as const;
    expect(judge(order, short, { allowShorts: true }), '1801 less 800').toBe(cut('10'));
    expect(judge({ quantity: '20' }, short), 'for other orders too').toBe(cut('10'));
    const elsewhere = [
      { instrument: dax, quantity: -4 },
      { instrument: perpetual, quantity: -4 },
      { instrument: share, quantity: 4 },
    ];
    expect(judge({ quantity: '20' }, { positions: elsewhere }), 'another currency, a contract, a long').toBe(cut('10'));
  });

  it('given what closes, then it needs no balance; what it opens beyond does', () => {
    const positions = [{ instrument: share, quantity: -3 }];
    expect(judge({ instrument: share, quantity: '3', isReduction: true }, { positions, cash: {} })).toBe('pass');
    expect(judge({ instrument: share, quantity: '5' }, { positions, cash: { USDT: 600 } })).toBe(cut('3'));
    const long = [{ instrument: perpetual, quantity: 7 }];
    const sell = { instrument: perpetual, side: 'sell' } as const;
    expect(judge({ ...sell, quantity: '7', isReduction: true }, { positions: long, cash: {} })).toBe('pass');
    expect(judge({ ...sell, quantity: '200' }, { positions: long })).toBe(cut('107'));
    expect(judge({ ...sell, quantity: '200' }, { positions: long, cash: { USDT: -9 } })).toBe(cut('7'));
  });

  it('given leverage, then a contract needs margin and the whole fee, and a coin its whole price', () => {
    const leverage = 10;
    // 1001 / (10 x (0.1 + 0.001))
    expect(judge({ instrument: perpetual, quantity: '2000' }, {}, { leverage })).toBe(cut('991.089'));
    expect(judge({ instrument: future, quantity: '2000' }, {}, { leverage })).toBe(cut('4.955'));
    expect(judge({ instrument: future, side: 'sell', quantity: '2000' })).toBe(cut('0.5'));
    expect(judge({ quantity: '2000' }, {}, { leverage })).toBe(cut('10'));
  });

  it('given none of its own, then the leverage of the account counts', () => {
    const account = { ...riskAccount({ cash: { USDT: 1001 }, marks }), leverage: () => 10 };
    const order = proposedOrder({ instrument: perpetual, quantity: '2000' });
    expect(said(balance({ cushion: 0 }).check(order, account))).toBe(cut('991.089'));
    expect(said(balance({ cushion: 0, leverage: 1 }).check(order, account))).toBe(cut('100'));
  });

  it('given another currency, then its own cash counts', () => {
    expect(judge({ instrument: dax, quantity: '20' }, { cash: { USDT: 1e9, EUR: 500.5 } })).toBe(cut('10', 'EUR'));
  });

  it('given no price, then it is refused, and so is a reduction, which nobody can weigh', () => {
    expect(judge({}, { marks: {} })).toBe('E306: BTC/USDT has no price in USDT yet');
  });

  it('given its description, then it judges reductions too: coins that are not there cannot be sold', () => {
    expect(balance()).toMatchObject({ name: 'balance', judgesReductions: true });
  });

  it.each([
    [{ cushion: -0.1 }, 'a cushion of -0.1 with a leverage of 1 is not possible'],
    [{ leverage: 0 }, 'a cushion of 0.005 with a leverage of 0 is not possible'],
    [{ leverage: -2 }, 'a cushion of 0.005 with a leverage of -2 is not possible'],
    [{ cushion: Number.NaN }, 'a cushion of NaN with a leverage of 1 is not possible'],
  ])('given %j, then it is refused', (settings, message) => {
    expect(() => balance(settings)).toThrow(message);
  });
});
