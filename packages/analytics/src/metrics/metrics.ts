import type { DurationMs, EpochMs } from '@rxtrade/core';

/** How returns per period become returns per year, and where the factor comes from. */
export type Annualization = {
  readonly periodsPerYear: number;
  /** The interval returns are measured over. */
  readonly periodMs: DurationMs;
  /** In words: `daily returns, 365 days a year, because the data trade on weekends`. */
  readonly reason: string;
};

/** What an equity curve and its trades say. Rates are fractions (0.1 is ten percent); a ratio that does not exist is undefined. */
export type Metrics = {
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  /** What money is told in; undefined when nobody said and nothing was traded. */
  readonly reportingCurrency: string | undefined;
  readonly initialEquity: number;
  readonly finalEquity: number;
  /** Deposits less withdrawals after the first point, which are not performance. */
  readonly netFlow: number;
  readonly totalReturn: number | undefined;
  readonly cagr: number | undefined;
  readonly volatility: number | undefined;
  readonly sharpe: number | undefined;
  readonly sortino: number | undefined;
  readonly calmar: number | undefined;
  /** The deepest fall below an earlier peak, as a positive fraction. */
  readonly maxDrawdown: number | undefined;
  /** The longest time below an earlier peak. */
  readonly maxDrawdownMs: DurationMs | undefined;
  /** Share of the time in which a position was open. */
  readonly exposure: number | undefined;
  /** Traded notional over average equity, per year. */
  readonly turnover: number | undefined;
  /** How many returns volatility and the ratios rest on. */
  readonly returnCount: number;
  readonly annualization: Annualization;
  readonly trades: TradeStatistics;
};

/** What round trips say; money in the reporting currency, after fees. */
export type TradeStatistics = {
  readonly count: number;
  readonly winRate: number | undefined;
  readonly profitFactor: number | undefined;
  /** Mean profit of a trade. */
  readonly expectancy: number | undefined;
  readonly averageWin: number | undefined;
  /** Negative. */
  readonly averageLoss: number | undefined;
  readonly best: number | undefined;
  readonly worst: number | undefined;
  /** Returns on the notional entered, after fees. */
  readonly averageReturn: number | undefined;
  readonly bestReturn: number | undefined;
  readonly worstReturn: number | undefined;
  readonly averageHoldingMs: DurationMs | undefined;
  readonly longestHoldingMs: DurationMs | undefined;
  readonly fees: number;
  readonly systemQuality: number | undefined;
  readonly kelly: number | undefined;
  readonly longestWinStreak: number;
  readonly longestLossStreak: number;
};
