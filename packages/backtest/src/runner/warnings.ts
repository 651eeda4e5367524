import { type BarSeries, Exact, isLive, isoOf, type LedgerBook, type Refusal, readParams } from '@rxtrade/core';
import type { Assumptions } from './assumptions.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { barsWithin, isGiven, nameOf, seriesText } from './check-options.ts';
import type { FinishedRun } from './finished-run.ts';
import { spacingOf } from './spacing.ts';
import { spanWarnings } from './span-warnings.ts';

/** What a reader of the result should know before believing it, in sentences. */
export function warningsOf(run: FinishedRun, { isFree }: Assumptions): readonly string[] {
  const { facts, trader, venue, options } = run;
  const { valuation, ledger } = trader;
  const open = ledger.books.filter(
    ({ net, long, short }) => net.quantity !== 0 || long.quantity !== 0 || short.quantity !== 0,
  );
  const delisted = facts.trades
    .filter(({ exitReason }) => exitReason === 'delisting')
    .map(({ instrument }) => instrument.id);
  const waiting = facts.orders.filter(({ state }) => isLive(state)).length;
  return [
    ...when(isFree, 'Nothing costs anything in this run: no fees, no spread, no slippage. Real results will be worse.'),
    ...when(run.endedBy === 'stop', 'The run was stopped before the end of the data.'),
    ...when(run.endedBy === 'ruin', ruinText(run)),
    ...when(facts.fillCount === 0, 'No order was filled.'),
    ...refusalsText(facts.refusals),
    ...when(
      open.length > 0,
      `Still open at the end, at the last price: ${open.map(({ instrument }) => instrument.id).join(', ')}.`,
    ),
    ...when(
      delisted.length > 0,
      `Delisted while held, and closed at the last price: ${[...new Set(delisted)].join(', ')}.`,
    ),
    ...when(waiting > 0, `${countOf(waiting, 'order was', 'orders were')} still waiting at the end.`),
    ...valuation
      .unpriced()
      .map((currency) => `${currency} has no price in ${valuation.reportingCurrency} and counts as nothing.`),
    ...venue.troubles.map(({ text }) => text),
    ...trader.ledger.books.filter(isUnmaintained).map(unmaintainedText),
    ...warmUpTexts(options),
    ...spanWarnings(options),
    ...options.series.flatMap(overlapText),
  ];
}

/** A leveraged contract whose rules state no maintenance margin: venues liquidate sooner than the run did. */
function isUnmaintained({ instrument, margin, positions }: LedgerBook): boolean {
  const wasHeld = positions.some(({ quantity, realized }) => quantity !== 0 || realized !== 0);
  const isLeveraged = !instrument.isDelivered && margin.leverage.compare(new Exact(1, 0)) > 0;
  return isLeveraged && wasHeld && instrument.rules.every(({ maintenance }) => maintenance === undefined);
}

function unmaintainedText({ instrument }: LedgerBook): string {
  return `${instrument.id} has no table of maintenance margin: it was liquidated only once its margin was gone. Real venues are sooner.`;
}

function ruinText({ trader, options: { ruin = 0 } }: FinishedRun): string {
  const left = ruin === 0 ? 'nothing was left' : `${100 * ruin}% or less of it was left`;
  return `The account was ruined: the run ended at ${isoOf(trader.now)}, when ${left}, and what it held was closed at the last price.`;
}

function when(holds: boolean, text: string): readonly string[] {
  return holds ? [text] : [];
}

function refusalsText(refusals: readonly Refusal[]): readonly string[] {
  const first = refusals[0];
  if (first === undefined) return [];
  const { by, code, reason } = first;
  return [`${countOf(refusals.length, 'order was', 'orders were')} refused, the first by ${by} (${code}): ${reason}.`];
}

/** A strategy that never gets out of its warm-up looks like one that never wanted to trade. */
function warmUpTexts({ series, strategies, window }: BacktestOptions): readonly string[] {
  return strategies.flatMap((assignment) => {
    const { strategy, params } = assignment;
    const needed = strategy.warmUp?.(readParams(strategy, params)) ?? 0;
    return series
      .filter((one) => isGiven(assignment, one) && one.columns.length > 0 && barsWithin(one, window) < needed)
      .map(
        (one) =>
          `${nameOf(assignment)} warms up over ${needed} bars, and ${seriesText(one)} has ${barsWithin(one, window)}: it never traded there.`,
      );
  });
}

/** Bars closer than their interval close after the next one opens: most often the interval is wrong. */
function overlapText(one: BarSeries): readonly string[] {
  const { overlaps } = spacingOf(one);
  return when(
    overlaps > 0,
    `${countOf(overlaps, 'bar', 'bars')} of ${seriesText(one)} opened before the one before had closed: is that its timeframe?`,
  );
}

function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
