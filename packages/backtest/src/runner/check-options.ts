import {
  type BarSeries,
  checkBars,
  checkEvents,
  type EventSeries,
  Exact,
  eventIndexAtOrAfter,
  eventTimes,
  indexAtOrAfter,
  isoOf,
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
}

/**
 * Checks that the run has something to run on: bars or other events within the window, for every strategy.
 *
 * @throws E412 or E415.
 */
export function checkData({ series, events = [], strategies, window = {} }: BacktestOptions): void {
  const { from, to } = window;
  const total =
    series.reduce((sum, one) => sum + barsWithin(one, window), 0) +
    events.reduce((sum, one) => sum + eventsWithin(one, window), 0);
  if (total === 0 || Number.isNaN(from) || Number.isNaN(to))
    throw new RxtradeError(
      'E412',
      `${events.length === 0 ? 'no bar opens' : 'nothing happens'} from ${instantText(from)} to before ${instantText(to)}; the data run ${rangeText(series, events)}`,
      { from, to },
    );
  for (const assignment of strategies)
    if (!series.some((one) => isGiven(assignment, one)) && !events.some((one) => isTold(assignment, one)))
      throw new RxtradeError(
        'E415',
        `strategy "${nameOf(assignment)}" gets no data: it asks for ${wishText(assignment)}, and the data are ${[...series.map(seriesText), ...events.map(eventsText)].join(', ')}`,
        { strategy: nameOf(assignment) },
      );
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

function isTold({ instruments }: StrategyAssignment, { instrument }: EventSeries): boolean {
  return instruments?.includes(instrument.id) ?? true;
}

export function nameOf({ id, strategy }: StrategyAssignment): string {
  return id ?? strategy.name;
}

export function seriesText({ instrument, intervalMs }: BarSeries): string {
  return `${instrument.id} ${timeframeOf(intervalMs)}`;
}

function eventsText({ instrument, kind }: EventSeries): string {
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

function checkPositive(option: string, value: number, name: string): void {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E416', `${name} is ${value}; give a finite number above zero`, { option, value });
}

function instantText(at: number | undefined): string {
  if (at === undefined) return 'any time';
  return Number.isFinite(at) ? isoOf(at) : String(at);
}

function rangeText(series: readonly BarSeries[], events: readonly EventSeries[]): string {
  const ends = [...series.map(({ columns }) => columns.openAt), ...events.map(eventTimes)].flatMap((times) =>
    times.length === 0 ? [] : [times[0] as number, times[times.length - 1] as number],
  );
  return ends.length === 0
    ? 'nowhere: every series is empty'
    : `from ${isoOf(Math.min(...ends))} to ${isoOf(Math.max(...ends))}`;
}

function wishText({ instruments, intervalsMs }: StrategyAssignment): string {
  return `${instruments?.join(', ') ?? 'every instrument'} at ${intervalsMs?.map(timeframeOf).join(', ') ?? 'every timeframe'}`;
}
