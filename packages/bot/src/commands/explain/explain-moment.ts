import type { BacktestResult } from '@rxtrade/backtest';
import {
  type BarSeries,
  type Decision,
  type EpochMs,
  Exact,
  type Fill,
  indexAtOrAfter,
  isoOf,
  type Order,
  type TraceNote,
} from '@rxtrade/core';

/** One bar of a run, and everything that explains what was done on it. Lines are for people, in the order of events. */
export type ExplainedBar = {
  readonly instrument: string;
  readonly openAt: string;
  readonly closeAt: string;
  readonly close: number;
  /** `traded` when an order of ours filled in it, `decided` when the strategy did, else `nothing`. */
  readonly outcome: 'traded' | 'decided' | 'nothing';
  readonly position: string;
  readonly lines: readonly string[];
};

/** The latest bar of a series that had closed by an instant; undefined before the first. */
export function barClosedBy({ columns, intervalMs }: BarSeries, at: EpochMs): number | undefined {
  const index = indexAtOrAfter(columns, at - intervalMs + 1) - 1;
  return index < 0 ? undefined : index;
}

/** Explains one bar from the facts of the run and the notes left at its close. */
export function explainBar(
  series: BarSeries,
  index: number,
  facts: { readonly result: BacktestResult; readonly notes: readonly TraceNote[]; readonly warmUp: string | undefined },
): ExplainedBar {
  const { instrument, intervalMs, columns } = series;
  const openAt = columns.openAt[index] as number;
  const closeAt = openAt + intervalMs;
  const { result } = facts;
  const isHere = (at: EpochMs) => at > openAt && at <= closeAt;
  const fills = result.fills.filter((fill) => fill.instrument === instrument && isHere(fill.receivedAt));
  const decisions = result.decisions.filter((one) => one.instrument === instrument && one.at === closeAt);
  const refusals = result.refusals.filter((one) => one.instrument === instrument && isHere(one.at));
  const orders = result.orders.filter(({ request }) => request.instrument === instrument);
  const notes = facts.notes.filter(
    (note) => note.at === closeAt && (note.instrument === instrument.id || note.instrument === ''),
  );
  const lines = [
    ...fills.map(fillLine),
    ...orders.filter((one) => one.endReason !== '' && isHere(one.closedAt)).map(endLine),
    ...(facts.warmUp === undefined ? [] : [facts.warmUp]),
    ...decisions.map(decisionLine),
    ...notes.map(({ strategy, note }) => `${strategy}: ${note}`),
    ...refusals
      .filter(({ reason }) => notes.every(({ note }) => !note.includes(reason)))
      .map(({ by, code, reason }) => `refused by ${by} (${code}): ${reason}`),
    ...orders.filter(({ request, role }) => request.decidedAt === closeAt && role === 'order').map(orderLine),
  ];
  return {
    instrument: instrument.id,
    openAt: isoOf(openAt),
    closeAt: isoOf(closeAt),
    close: columns.close[index] as number,
    outcome: fills.length > 0 ? 'traded' : decisions.length > 0 ? 'decided' : 'nothing',
    position: positionAt(result.fills, series, closeAt),
    lines: lines.length === 0 ? ['nothing happened, and the strategy left no note'] : lines,
  };
}

function decisionLine({ strategy, action, amount, reason }: Decision): string {
  return `${strategy} decides: ${action}${amountText(amount)}, because ${reason}`;
}

function amountText(amount: number): string {
  return Number.isNaN(amount) ? '' : ` ${Number(amount.toPrecision(6))}`;
}

function fillLine({ order, side, exactQuantity, exactPrice, exactFee, feeCurrency, eventAt }: Fill): string {
  return `filled at ${isoOf(eventAt)}: order ${order.number} (${order.role === 'order' ? order.request.terms.kind : order.role}), ${side} ${exactQuantity} at ${exactPrice}, fee ${exactFee} ${feeCurrency}`;
}

function endLine({ number, role, state, endReason }: Order): string {
  return `order ${number}${role === 'order' ? '' : ` (${role})`} ${state}: ${endReason}`;
}

function orderLine({ number, request, quantity, state, averagePrice }: Order): string {
  const fate = averagePrice === undefined ? state : `${state} at ${Number(averagePrice.toPrecision(10))}`;
  return `order ${number} sent: ${request.side} ${quantity} ${request.terms.kind}; it became ${fate}`;
}

/** The position once everything up to an instant had filled, and what made it so. */
function positionAt(fills: readonly Fill[], { instrument }: BarSeries, at: EpochMs): string {
  const own = fills.filter((fill) => fill.instrument === instrument && fill.receivedAt <= at);
  const units = own.reduce(
    (sum, { side, report }) => (side === 'buy' ? sum + BigInt(report.quantity) : sum - BigInt(report.quantity)),
    0n,
  );
  const last = own.at(-1);
  if (last === undefined) return 'flat, nothing traded yet';
  const since = `since ${isoOf(last.eventAt)} (${last.order.role === 'order' ? last.side : last.order.role})`;
  return units === 0n
    ? `flat ${since}`
    : `${new Exact(units, instrument.quantityScale).toString()} ${instrument.base} ${since}`;
}
