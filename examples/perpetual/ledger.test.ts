import { runBacktest } from '@rxtrade/backtest';
import { isoOf } from '@rxtrade/core';
import { noSlippage, noSpread } from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { exampleDay } from './market.ts';
import { buyAndHope } from './strategy.ts';

/** The day of docs/perpetuals.md, on a margin as a test says. */
function run(mode: 'isolated' | 'cross', balance = '10000') {
  const { series, events } = exampleDay();
  return runBacktest({
    series: [series],
    events,
    strategies: [{ strategy: buyAndHope }],
    balances: { USDT: balance },
    margin: { mode, leverage: 10 },
    venue: { slippage: noSlippage(), spread: noSpread() },
  });
}

// every figure worked by hand in docs/perpetuals.md
const byHand = [
  'deposit cash 10000',
  'deposit capital -10000',
  'fill cash -30', // 60000 x 0.0005
  'fill fees 30',
  'funding cash -6.1', // 61000 x 0.0001
  'funding funding 6.1',
  'funding cash 2.9', // 58000 x -0.00005
  'funding funding -2.9',
  'fill profit 5800', // 54200 - 60000
  'fill cash -5800',
  'fill cash -108.4', // 54200 x 0.002
  'fill fees 108.4',
];

describe('the perpetual of docs/perpetuals.md', () => {
  const { ledger, trades, fundings, notices, finalEquity, fills } = run('isolated');

  it('given isolated margin, then its ledger is the one worked by hand, to the last digit', () => {
    const postings = [...ledger.accounts.postings()].map(({ kind, account, amount }) => `${kind} ${account} ${amount}`);
    expect(postings.toSorted()).toEqual(byHand.toSorted());
    ledger.accounts.assertBalanced();
    expect(ledger.accounts.balance('USDT').toString()).toBe('4058.4');
    expect(finalEquity).toBe(4058.4);
  });

  it('given the liquidation, then it is a fill, a trade and a notice with the figures behind it', () => {
    expect(fills.at(-1)).toMatchObject({ side: 'sell', order: { reason: 'liquidation' } });
    expect(isoOf(fills.at(-1)?.eventAt ?? 0)).toBe('2024-01-01T21:00:00.000Z');
    expect(trades).toMatchObject([{ exitPrice: 54_200, exitReason: 'liquidation', fees: 138.4, pnl: -5938.4 }]);
    expect(fundings.map(({ paid }) => paid.toString())).toEqual(['6.1', '-2.9']);
    expect(notices.map(({ text }) => text)).toEqual([
      'the venue closed 1 BTCUSDT-PERP at 54200 by liquidation: at a mark of 54200 the isolated margin left is 196.8 USDT, and 221 is needed',
    ]);
  });

  it('given cross margin, then the whole balance carries the same day', () => {
    const result = run('cross');
    expect(result.trades).toEqual([]);
    // 10000 - 30 - 6.1 + 2.9, and 54200 - 60000 not yet taken
    expect(result.finalEquity).toBeCloseTo(4166.8, 9);
  });

  it('given less than the initial margin and the fee, then the order is cancelled, and says what is missing', () => {
    const { orders, fills: none } = run('isolated', '6029');
    expect(none).toEqual([]);
    expect(orders.map(({ state, endReason }) => `${state}: ${endReason}`)).toEqual([
      'cancelled: E004: 1 USDT of margin is missing',
    ]);
  });
});
