import { noFees, noSlippage, noSpread } from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { btc, market, optionsOf, pair, rise, scripted, seriesOf } from './backtest.fixture.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { runBacktest } from './run-backtest.ts';

const warningsOf = (options: Partial<BacktestOptions>) => runBacktest(optionsOf(options)).warnings;
const buying = { strategy: scripted({ 0: market('buy', '1') }) };

describe('warnings', () => {
  it('given a run with nothing to doubt, then there is none', () => {
    expect(warningsOf({ strategies: [buying], finish: 'close-at-last-close' })).toEqual([]);
  });

  it('given one cost left, then the run is not called free', () => {
    const free = { fees: noFees(), spread: noSpread(), slippage: noSlippage() };
    expect(warningsOf({ strategies: [buying], venue: free }).join()).toContain('Nothing costs anything');
    expect(warningsOf({ strategies: [buying], venue: { fees: noFees(), spread: noSpread() } }).join()).not.toContain(
      'Nothing costs',
    );
  });

  it('given positions and orders left over, then they are counted and named', () => {
    const strategy = scripted({ 0: market('buy', '1'), 3: market('sell', '1') });
    expect(warningsOf({ strategies: [{ strategy }] })).toEqual([
      'Still open at the end, at the last price: BTCUSDT.',
      '1 order was still waiting at the end.',
    ]);
  });

  it('given no trade at all, then that is said', () => {
    expect(warningsOf({})).toEqual(['No order was filled.']);
  });

  it('given a balance that nothing prices, then it is named', () => {
    expect(warningsOf({ strategies: [buying], balances: { USDT: '1000', DOGE: '5' } })).toContain(
      'DOGE has no price in USDT and counts as nothing.',
    );
  });

  it('given a warm-up longer than the bars, then the strategy is said never to have traded', () => {
    const strategy = scripted({ 0: market('buy', '1') }, { warmUp: 5 });
    expect(warningsOf({ strategies: [{ strategy }] })).toContain(
      'scripted warms up over 5 bars, and BTCUSDT 1h has 4: it never traded there.',
    );
    const enough = scripted({ 3: market('buy', '1') }, { warmUp: 4 });
    expect(warningsOf({ strategies: [{ strategy: enough }] }).join()).not.toContain('warms up');
  });

  it('given a bar closer than its interval, then the timeframe is doubted', () => {
    const columns = { ...rise.columns, openAt: rise.columns.openAt.slice() };
    columns.openAt[1] = (columns.openAt[1] ?? 0) - 60_000;
    expect(warningsOf({ strategies: [buying], series: [{ ...rise, columns }] })).toContain(
      '1 bar of BTCUSDT 1h opened before the one before had closed: is that its timeframe?',
    );
  });

  it('given a gap in the bars, then nothing is doubted', () => {
    const gapped = seriesOf(
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
      { instrument: pair('GAP') },
    );
    gapped.columns.openAt[1] = (gapped.columns.openAt[0] ?? 0) + 48 * gapped.intervalMs;
    expect(
      warningsOf({ series: [rise, gapped], strategies: [{ ...buying, instruments: [btc.id] }] }).join(),
    ).not.toContain('timeframe');
  });
});
