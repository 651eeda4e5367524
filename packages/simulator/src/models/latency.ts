import { type EpochMs, RxtradeError } from '@rxtrade/core';
import type { LatencyModel } from './models.ts';
import { wholeMs } from './settings.ts';

/** The same delay always. @throws E402 unless it is a whole number of milliseconds from 0. */
export function constantLatency(ms: number): LatencyModel {
  const delay = wholeMs(ms);
  return { name: `${ms} ms`, delayMs: () => delay };
}

/**
 * A delay drawn uniformly between two bounds, both included. @throws E402 unless they are whole milliseconds from 0, the
 * smaller first.
 */
export function randomLatency(fromMs: number, toMs: number): LatencyModel {
  wholeMs(fromMs);
  wholeMs(toMs);
  if (toMs < fromMs)
    throw new RxtradeError(
      'E402',
      `latency from ${fromMs} to ${toMs} ms is not a range; give the smaller bound first`,
      { fromMs, toMs },
    );
  return { name: `${fromMs} to ${toMs} ms`, delayMs: (random) => Math.floor(random.between(fromMs, toMs + 1)) };
}

/** Measured delays: what left at `at` or later took `delayMs`, until the next. */
export type MeasuredDelays = { readonly at: Float64Array; readonly delayMs: Float64Array };

/**
 * Delays as they were measured: a list is taken in turn, and from the start again at its end; columns give what was
 * measured last by the instant an order leaves, and before the first measurement that one.
 *
 * @throws E402 for no delays, one that is no whole number of milliseconds from 0, columns of different lengths, or
 * instants that fall.
 */
export function replayedLatency(delays: readonly number[] | MeasuredDelays): LatencyModel {
  return 'delayMs' in delays ? measuredLatency(delays) : latencyInTurn(delays);
}

function latencyInTurn(delays: readonly number[]): LatencyModel {
  if (delays.length === 0) throw noDelays();
  for (const delay of delays) wholeMs(delay);
  let next = 0;
  return {
    name: `${delays.length} measured delays in turn`,
    delayMs: () => delays[next++ % delays.length] as number,
    begin: () => latencyInTurn(delays),
  };
}

function measuredLatency({ at: measuredAt, delayMs }: MeasuredDelays): LatencyModel {
  const count = measuredAt.length;
  if (count === 0) throw noDelays();
  for (const delay of delayMs) wholeMs(delay);
  if (delayMs.length !== count || measuredAt.some((at, i) => i > 0 && at < (measuredAt[i - 1] as number)))
    throw new RxtradeError(
      'E402',
      `${count} instants for ${delayMs.length} delays, or instants that fall; give each delay its own, in order`,
      { instants: count, delays: delayMs.length },
    );
  return {
    name: `${count} measured delays, by the time`,
    delayMs: (_, at) => delayMs[Math.max(0, firstAfter(measuredAt, at) - 1)] as number,
  };
}

/** The first index whose instant is after `at`. */
function firstAfter(instants: Float64Array, at: EpochMs): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function noDelays(): RxtradeError {
  return new RxtradeError('E402', 'no delays were measured; give at least one, or constantLatency', {});
}
