import { isoOf } from '@rxtrade/core';
import { amountText, durationText, none, percentText, ratioText } from '../words/figures.ts';
import type { Metrics } from './metrics.ts';

/** A label and what stands beside it. */
export type MetricRow = readonly [label: string, value: string];

/** The rows of a summary for people, in reading order; they state how figures a year came to be. */
export function describeMetrics(metrics: Metrics): readonly MetricRow[] {
  const { trades, annualization, reportingCurrency } = metrics;
  const money = (value: number | undefined) =>
    value === undefined ? none : [amountText(value), reportingCurrency].filter(Boolean).join(' ');
  return [
    ['Period', periodText(metrics)],
    ['Initial equity', money(metrics.initialEquity)],
    ['Final equity', money(metrics.finalEquity)],
    ...(metrics.netFlow === 0 ? [] : [['Deposits less withdrawals', money(metrics.netFlow)] as const]),
    ['Total return', percentText(metrics.totalReturn)],
    ['Return a year (CAGR)', percentText(metrics.cagr)],
    ['Volatility a year', percentText(metrics.volatility)],
    ['Sharpe ratio', ratioText(metrics.sharpe)],
    ['Sortino ratio', ratioText(metrics.sortino)],
    ['Calmar ratio', ratioText(metrics.calmar)],
    ['Maximum drawdown', percentText(metrics.maxDrawdown)],
    ['Longest drawdown', durationText(metrics.maxDrawdownMs)],
    ['Exposure', percentText(metrics.exposure)],
    ['Turnover a year', metrics.turnover === undefined ? none : `${amountText(metrics.turnover)} x`],
    ['Trades', amountText(trades.count, 0)],
    ['Win rate', percentText(trades.winRate)],
    ['Profit factor', ratioText(trades.profitFactor)],
    ['Expectancy a trade', money(trades.expectancy)],
    ['Average win', money(trades.averageWin)],
    ['Average loss', money(trades.averageLoss)],
    ['Best trade', money(trades.best)],
    ['Worst trade', money(trades.worst)],
    ['System quality (SQN)', ratioText(trades.systemQuality)],
    ['Kelly share', percentText(trades.kelly)],
    ['Average holding time', durationText(trades.averageHoldingMs)],
    ['Fees of ended trades', money(trades.fees)],
    ['Longest streaks', `${trades.longestWinStreak} won, ${trades.longestLossStreak} lost`],
    ['Annualization', `${annualization.reason}; ${metrics.returnCount} returns`],
  ];
}

function periodText({ startAt, endAt }: Metrics): string {
  const text = (at: number) => isoOf(at).slice(0, 16).replace('T', ' ');
  return `${text(startAt)} to ${text(endAt)} UTC`;
}
