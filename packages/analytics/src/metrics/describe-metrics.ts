import { type DurationMs, day, hour, isoOf, minute } from '@rxtrade/core';
import type { Metrics } from './metrics.ts';

/** A label and what stands beside it. */
export type MetricRow = readonly [label: string, value: string];

/** What stands where a ratio does not exist. */
const none = 'n/a';

/** The rows of a summary for people, in reading order; they state how figures a year came to be. */
export function describeMetrics(metrics: Metrics): readonly MetricRow[] {
  const { trades, annualization, reportingCurrency } = metrics;
  const money = (value: number | undefined) =>
    value === undefined ? none : [amount(value), reportingCurrency].filter(Boolean).join(' ');
  return [
    ['Period', periodText(metrics)],
    ['Initial equity', money(metrics.initialEquity)],
    ['Final equity', money(metrics.finalEquity)],
    ...(metrics.netFlow === 0 ? [] : [['Deposits less withdrawals', money(metrics.netFlow)] as const]),
    ['Total return', percent(metrics.totalReturn)],
    ['Return a year (CAGR)', percent(metrics.cagr)],
    ['Volatility a year', percent(metrics.volatility)],
    ['Sharpe ratio', ratio(metrics.sharpe)],
    ['Sortino ratio', ratio(metrics.sortino)],
    ['Calmar ratio', ratio(metrics.calmar)],
    ['Maximum drawdown', percent(metrics.maxDrawdown)],
    ['Longest drawdown', durationText(metrics.maxDrawdownMs)],
    ['Exposure', percent(metrics.exposure)],
    ['Turnover a year', metrics.turnover === undefined ? none : `${amount(metrics.turnover)} x`],
    ['Trades', String(trades.count)],
    ['Win rate', percent(trades.winRate)],
    ['Profit factor', ratio(trades.profitFactor)],
    ['Expectancy a trade', money(trades.expectancy)],
    ['Average win', money(trades.averageWin)],
    ['Average loss', money(trades.averageLoss)],
    ['Best trade', money(trades.best)],
    ['Worst trade', money(trades.worst)],
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

function percent(value: number | undefined): string {
  return value === undefined ? none : `${amount(value * 100)}%`;
}

function ratio(value: number | undefined): string {
  return value === undefined ? none : value.toFixed(2);
}

/** Two places, thousands set apart; by hand, because a locale of the machine would change the bytes. */
function amount(value: number): string {
  const [whole = '', places = ''] = Math.abs(value).toFixed(2).split('.');
  const text = `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${places}`;
  return value < 0 && Number(value.toFixed(2)) !== 0 ? `-${text}` : text;
}

/** The two largest units that fit: `12d 4h`, `4h 05m`, `5m`. */
function durationText(duration: DurationMs | undefined): string {
  if (duration === undefined) return none;
  const days = Math.floor(duration / day);
  const hours = Math.floor((duration % day) / hour);
  const minutes = Math.floor((duration % hour) / minute);
  if (days > 0) return `${days}d ${hours}h`;
  return hours > 0 ? `${hours}h ${String(minutes).padStart(2, '0')}m` : `${minutes}m`;
}
