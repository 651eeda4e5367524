import { combineFacts, runHistory } from '@rxtrade/core';
import { type AssembledBacktest, assembleBacktest } from './assemble-backtest.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { checkData } from './check-data.ts';
import type { BacktestResult } from './result.ts';

/**
 * Runs strategies over history on a simulated venue, on the spot, and returns everything that happened.
 *
 * @example
 * import { runBacktest } from '@rxtrade/backtest';
 * import { builtInMarket, rateFees } from '@rxtrade/simulator';
 * import { smaCross } from '@rxtrade/strategies';
 *
 * const { series } = builtInMarket({ bars: 10_000, symbols: ['BTCUSDT'] });
 * const { finalEquity, fills, refusals } = runBacktest({
 *   series,
 *   strategies: [{ strategy: smaCross, params: { fast: 20, slow: 50 } }],
 *   balances: { USDT: '10000' },
 *   venue: { fees: rateFees({ maker: '0.0002', taker: '0.00055' }) },
 * });
 * console.log(`${fills.length} fills, ${refusals.length} refused, equity ${finalEquity.toFixed(2)} USDT`);
 *
 * @throws what `assembleBacktest` throws, E051 when a strategy fails on its way, E412 when the window holds no bars, E415
 * when a strategy gets none.
 */
export function runBacktest(options: BacktestOptions): BacktestResult {
  const assembled = assembleBacktest(options);
  checkData(options);
  const { world, endedBy } = runHistory(worldOf(options, assembled));
  return assembled.result({ bars: world.bars, events: world.events, endedBy });
}

/** What the world of a backtest is made of, but for its feeds. */
export function worldOf(
  options: BacktestOptions,
  { trader, venue, facts, finish, window, ruinShare }: AssembledBacktest,
) {
  const { series, events, detail, journal, stop$, onProgress, progressBars } = options;
  return {
    trader,
    venue,
    finish,
    series,
    facts: options.facts === undefined ? facts : combineFacts(facts, options.facts),
    ...(events && { events }),
    ...(detail && { detail }),
    window,
    ruinShare,
    ...(journal && { journal }),
    ...(stop$ && { stop$ }),
    ...(onProgress && { onProgress }),
    ...(progressBars !== undefined && { progressBars }),
  };
}
