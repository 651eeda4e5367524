import { filter, map, type OperatorFunction, pipe, scan } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import type { BarValues, EventTimes, Trade } from '../market/index.ts';
import { type EpochMs, isoOf } from '../time/index.ts';
import { type FormingBar, openedBy, withTrade } from './forming-bar.ts';

/**
 * A bar that a measure of activity closed, not the clock. It covers `[openAt, closeAt]`: from its first trade to its
 * last, both inside. It happened and is seen with the trade that closed it.
 *
 * Not a `Bar`, whose series has one interval and rising `openAt`: a burst of trades in one millisecond can make several
 * of these, each of no length at all.
 */
export type ActivityBar = EventTimes &
  BarValues & {
    readonly kind: 'activity-bar';
    readonly instrument: Instrument;
    /** The venue's time of the last trade; the same as `eventAt`. */
    readonly closeAt: EpochMs;
    /** How many trades it holds. */
    readonly trades: number;
    /** Price x quantity x contract size of its trades, in quote. */
    readonly notional: number;
  };

type FormingActivity = FormingBar & { readonly trades: number; readonly notional: number };

/** What is forming, the time of the latest trade, and the bar that it closed. */
export type ActivityStep = {
  readonly forming?: FormingActivity;
  readonly latestAt?: EpochMs;
  readonly closed?: ActivityBar;
};

/** How much of its measure a forming bar has gathered. */
export type ActivityMeasure = (bar: Pick<ActivityBar, 'trades' | 'volume' | 'notional'>) => number;

/** Adds one trade whole, and closes the bar when that reaches `threshold`. @throws E031 when the trade is older than the one before. */
export function addTradeByActivity(
  threshold: number,
  measure: ActivityMeasure,
  { forming, latestAt }: ActivityStep,
  trade: Trade,
): ActivityStep {
  if (latestAt !== undefined && trade.eventAt < latestAt) {
    throw new RxtradeError(
      'E031',
      `a trade of ${isoOf(trade.eventAt)} is older than the one before it, of ${isoOf(latestAt)}; sort the trades by time`,
      {
        instrument: trade.instrument.id,
        eventAt: trade.eventAt,
        latestAt,
      },
    );
  }
  const bar = forming === undefined ? openedBy(trade, trade.eventAt) : withTrade(forming, trade);
  const notional = (forming?.notional ?? 0) + trade.price * trade.quantity * trade.instrument.contractSize.toFloat();
  const grown = { ...bar, trades: (forming?.trades ?? 0) + 1, notional };
  if (measure(grown) < threshold * nearlyAll) return { forming: grown, latestAt: trade.eventAt };
  const { eventAt, receivedAt } = trade;
  return { latestAt: eventAt, closed: { kind: 'activity-bar', ...grown, closeAt: eventAt, eventAt, receivedAt } };
}

/** The wiring that tick, volume and value bars share. */
export function barsByActivity(threshold: number, measure: ActivityMeasure): OperatorFunction<Trade, ActivityBar> {
  return pipe(
    scan((step: ActivityStep, trade: Trade) => addTradeByActivity(threshold, measure, step, trade), {}),
    map(({ closed }) => closed),
    filter((closed) => closed !== undefined),
  );
}

/** @throws E011 when a threshold is not finite and above zero. */
export function checkedThreshold(name: string, threshold: number): number {
  if (threshold > 0 && threshold < Number.POSITIVE_INFINITY) return threshold;
  throw new RxtradeError('E011', `${name} ${threshold} closes no bar; pass a finite number above zero`, {
    [name]: threshold,
  });
}

/** Floats do not add up: ten trades of 0.1 make 0.9999999999999999, which is a bar of 1. */
const nearlyAll = 1 - 1e-12;
