import { filter, map, type OperatorFunction, pipe, scan } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import { type Bar, barOf, type Trade } from '../market/index.ts';
import { type DurationMs, isoOf } from '../time/index.ts';
import { barStart, checkedInterval } from './alignment.ts';
import { type FormingBar, openedBy, requireSameInstrument, withTrade } from './forming-bar.ts';

/** What is forming, and the bar that the latest trade closed. */
export type TimeBarStep = { readonly forming?: FormingBar; readonly closed?: Bar };

/** Adds one trade to the bar it falls into. @throws E031 when the trade is older than the forming bar. */
export function addTradeByTime(interval: DurationMs, { forming }: TimeBarStep, trade: Trade): TimeBarStep {
  const openAt = barStart(interval, trade.eventAt);
  if (forming === undefined) return { forming: openedBy(trade, openAt) };
  if (openAt === forming.openAt) return { forming: withTrade(forming, trade) };
  requireSameInstrument(forming.instrument, trade.instrument);
  if (openAt < forming.openAt) {
    throw new RxtradeError(
      'E031',
      `a trade of ${isoOf(trade.eventAt)} is older than the bar that opened at ${isoOf(forming.openAt)}; sort the trades by time`,
      {
        instrument: trade.instrument.id,
        eventAt: trade.eventAt,
        openAt: forming.openAt,
      },
    );
  }
  return { forming: openedBy(trade, openAt), closed: barOf(forming.instrument, interval, forming) };
}

/**
 * Folds the trades of one instrument into time bars.
 *
 *     trade$   -a-b--c--d-|     a, b and c, d fall in two intervals
 *     result   ------1----|     bar 1 leaves when c proves it complete
 *
 * A bar covers `[openAt, openAt + interval)` of the venue's time, UTC; bars of whole weeks open on a Monday. The bar
 * still forming at completion is dropped, since nobody could have traded on it. An interval without trades has no bar:
 * see `markGaps` and `fillGaps`. As every bar it is received at its close, whatever delay its trades had.
 *
 * @throws E011 when the interval is not a duration; on the error channel E011 for a second instrument, E030 for a trade
 * without a finite price above zero, E031 for a trade older than the forming bar.
 */
export function toTimeBars(interval: DurationMs): OperatorFunction<Trade, Bar> {
  const checked = checkedInterval(interval);
  return pipe(
    scan((step: TimeBarStep, trade: Trade) => addTradeByTime(checked, step, trade), {}),
    map(({ closed }) => closed),
    filter((closed) => closed !== undefined),
  );
}
