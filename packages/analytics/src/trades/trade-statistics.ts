import type { DurationMs, RoundTrip } from '@rxtrade/core';
import { finite } from '../growth/finite.ts';
import type { TradeStatistics } from '../metrics/metrics.ts';
import { Converter, type Reporting } from './rates.ts';
import { tradeReturn } from './trade-return.ts';

/**
 * What round trips say, in the order they ended. Their profit is in the quote currency of their instrument, after fees,
 * and becomes reporting money at the rate of their exit. A trade that breaks even is neither a win nor a loss.
 *
 * @throws E420 when a trade is in another currency than the reporting one and there is no rate.
 */
export function tradeStatistics(trades: readonly RoundTrip[], reporting: Reporting = {}): TradeStatistics {
  const converter = new Converter(reporting, trades[0]?.instrument.quote);
  const count = trades.length;
  const profits = new Float64Array(count);
  const returns = new Float64Array(count);
  let fees = 0;
  let holdingMs: DurationMs = 0;
  let longestHoldingMs: DurationMs = 0;
  for (let i = 0; i < count; i++) {
    const trade = trades[i] as RoundTrip;
    const rate = converter.rate(trade.instrument.quote, trade.exitAt);
    profits[i] = trade.pnl * rate;
    returns[i] = tradeReturn(trade);
    fees += trade.fees * rate;
    holdingMs += trade.exitAt - trade.entryAt;
    longestHoldingMs = Math.max(longestHoldingMs, trade.exitAt - trade.entryAt);
  }
  const { wins, losses, won, lost } = sidesOf(profits);
  const averageWin = finite(won / wins);
  const averageLoss = finite(lost / losses);
  const winRate = finite(wins / count);
  return {
    count,
    winRate,
    profitFactor: profitFactor(profits),
    expectancy: finite((won + lost) / count),
    averageWin,
    averageLoss,
    best: finite(extreme(profits, Math.max)),
    worst: finite(extreme(profits, Math.min)),
    averageReturn: finite(returns.reduce((sum, value) => sum + value, 0) / count),
    bestReturn: finite(extreme(returns, Math.max)),
    worstReturn: finite(extreme(returns, Math.min)),
    averageHoldingMs: finite(holdingMs / count),
    longestHoldingMs: count === 0 ? undefined : longestHoldingMs,
    fees,
    systemQuality: systemQuality(profits),
    kelly: kelly(profits),
    longestWinStreak: longestStreak(profits, 1),
    longestLossStreak: longestStreak(profits, -1),
  };
}

/** What trades won over what they lost. Undefined when none lost. */
export function profitFactor(profits: Float64Array): number | undefined {
  const { won, lost } = sidesOf(profits);
  return lost === 0 ? undefined : finite(won / -lost);
}

/**
 * System quality number: sqrt(n) x mean profit / sample standard deviation of profits. Undefined below two trades, and
 * where all made the same. Van Tharp, The Definitive Guide to Position Sizing (2008).
 */
export function systemQuality(profits: Float64Array): number | undefined {
  const count = profits.length;
  const mean = profits.reduce((sum, value) => sum + value, 0) / count;
  const deviation = Math.sqrt(profits.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
  return deviation > Math.abs(mean) * 1e-14 ? finite((Math.sqrt(count) * mean) / deviation) : undefined;
}

/**
 * Kelly criterion: W - (1 - W) / (mean win / mean loss), W the share of trades that won: the share of capital that grows
 * fastest if trades were independent and all of two outcomes. Negative: do not play. Undefined without a win or without
 * a loss. Kelly (1956), in the form of Thorp (1969).
 */
export function kelly(profits: Float64Array): number | undefined {
  const { wins, losses, won, lost } = sidesOf(profits);
  if (wins === 0 || losses === 0) return undefined;
  const winRate = wins / profits.length;
  return finite(winRate - (1 - winRate) / (won / wins / (-lost / losses)));
}

function sidesOf(profits: Float64Array): { wins: number; losses: number; won: number; lost: number } {
  const sides = { wins: 0, losses: 0, won: 0, lost: 0 };
  for (let i = 0; i < profits.length; i++) {
    const profit = profits[i] as number;
    if (profit > 0) {
      sides.wins += 1;
      sides.won += profit;
    } else if (profit < 0) {
      sides.losses += 1;
      sides.lost += profit;
    }
  }
  return sides;
}

/** NaN without a value. Spreading a long list over the arguments of Math.max would overflow the stack. */
function extreme(values: Float64Array, choose: (a: number, b: number) => number): number {
  let found = values[0] ?? Number.NaN;
  for (let i = 1; i < values.length; i++) found = choose(found, values[i] as number);
  return found;
}

function longestStreak(profits: Float64Array, sign: number): number {
  let longest = 0;
  let streak = 0;
  for (let i = 0; i < profits.length; i++) {
    streak = Math.sign(profits[i] as number) === sign ? streak + 1 : 0;
    if (streak > longest) longest = streak;
  }
  return longest;
}
