import {
  type BarSeries,
  checkBars,
  checkEvents,
  type EventSeries,
  Exact,
  eventIndexAtOrAfter,
  indexAtOrAfter,
  RxtradeError,
  type StrategyAssignment,
  type SweepWindow,
  timeframeOf,
} from '@rxtrade/core';
import type { BacktestOptions } from './backtest-options.ts';

/**
 * Checks what a trader and its venue are made of. Instruments may still be without bars: a replay brings its own.
 *
 * @throws E012, E030, E031, E410, E411, E413, E414 or E416, the first that holds.
 */
export function checkSettings(options: BacktestOptions): void {
  const { series, events = [], strategies, leverage, progressBars } = options;
  const { warmUpMs = 0, ruin = 0, shortData = 'warn' } = options;
  if (series.length + events.length === 0)
    throw new RxtradeError(
      'E410',
      'a backtest needs at least one series of bars or of other events; read a file or use the built-in market',
      {},
    );
  if (strategies.length === 0)
    throw new RxtradeError('E411', 'a backtest needs at least one strategy; name one, or define your own', {});
  for (const one of series) {
    checkBars(one.columns);
    checkPositive('intervalMs', one.intervalMs, `the interval of ${one.instrument.id}`);
  }
  for (const one of events) checkEvents(one);
  checkOnce(series, events);
  checkBalances(options.balances);
  if (leverage !== undefined) checkPositive('leverage', leverage, 'leverage');
  if (progressBars !== undefined) checkPositive('progressBars', progressBars, 'progressBars');
  checkThat('warmUpMs', warmUpMs, Number.isSafeInteger(warmUpMs) && warmUpMs >= 0, 'whole milliseconds from 0');
  checkThat('ruin', ruin, ruin >= 0 && ruin < 1, 'a share of the first equity from 0 to below 1');
  checkThat('shortData', shortData, ['refuse', 'warn'].includes(shortData), 'refuse or warn');
}

/** How many bars of a series lie within the window. */
export function barsWithin({ columns }: BarSeries, { from, to }: SweepWindow = {}): number {
  const start = from === undefined ? 0 : indexAtOrAfter(columns, from);
  const end = to === undefined ? columns.length : indexAtOrAfter(columns, to);
  return Math.max(0, end - start);
}

/** How many other events of a series lie within the window. */
export function eventsWithin(events: EventSeries, { from, to }: SweepWindow = {}): number {
  const start = from === undefined ? 0 : eventIndexAtOrAfter(events, from);
  const end = to === undefined ? events.columns.length : eventIndexAtOrAfter(events, to);
  return Math.max(0, end - start);
}

/** True when a strategy is given the bars of a series. */
export function isGiven(
  { instruments, intervalsMs }: StrategyAssignment,
  { instrument, intervalMs }: BarSeries,
): boolean {
  return (instruments?.includes(instrument.id) ?? true) && (intervalsMs?.includes(intervalMs) ?? true);
}

export function nameOf({ id, strategy }: StrategyAssignment): string {
  return id ?? strategy.name;
}

export function seriesText({ instrument, intervalMs }: BarSeries): string {
  return `${instrument.id} ${timeframeOf(intervalMs)}`;
}

export function eventsText({ instrument, kind }: EventSeries): string {
  return `${instrument.id} ${kind}`;
}

function checkOnce(series: readonly BarSeries[], events: readonly EventSeries[]): void {
  const seen = new Set<string>();
  for (const one of events) {
    const key = eventsText(one);
    if (seen.has(key))
      throw new RxtradeError(
        'E414',
        `the ${one.kind} of ${one.instrument.id} are given twice; join them, or drop one`,
        {
          instrument: one.instrument.id,
          kind: one.kind,
        },
      );
    seen.add(key);
  }
  for (const one of series) {
    const key = `${one.instrument.id} ${one.intervalMs}`;
    if (seen.has(key))
      throw new RxtradeError(
        'E414',
        `the bars of ${seriesText(one)} are given twice; join them into one series, or drop one`,
        { instrument: one.instrument.id, intervalMs: one.intervalMs },
      );
    seen.add(key);
  }
}

function checkBalances(balances: BacktestOptions['balances']): void {
  const amounts = Object.entries(balances).map(([currency, amount]) => ({ currency, amount: Exact.of(amount) }));
  for (const { currency, amount } of amounts)
    if (amount.units < 0)
      throw new RxtradeError('E413', `the account opens with ${amount} ${currency}; give zero or more`, {
        currency,
        amount: amount.toString(),
      });
  if (!amounts.some(({ amount }) => amount.units > 0))
    throw new RxtradeError('E413', "the account opens with nothing; give balances such as { USDT: '10000' }", {});
}

function checkThat(option: string, value: unknown, holds: boolean, wanted: string): void {
  if (!holds) throw new RxtradeError('E416', `${option} is ${String(value)}; give ${wanted}`, { option, value });
}

function checkPositive(option: string, value: number, name: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E416', `${name} is ${value}; give a finite number above zero`, { option, value });
}
