import { RxtradeError } from '@rxtrade/core';

/** A setting in basis points of the price. @throws E402 below 0 or from 10,000 on. */
export function partOfPrice(bps: number, name: string): number {
  if (notNegative(bps, name) >= 10_000)
    throw new RxtradeError('E402', `a ${name} of ${bps} bps is the whole price or more; give less than 10000`, {
      [name]: bps,
    });
  return bps;
}

/** A delay. @throws E402 unless it is a whole number of milliseconds from 0. */
export function wholeMs(ms: number): number {
  if (!(Number.isSafeInteger(ms) && ms >= 0))
    throw new RxtradeError('E402', `a latency of ${ms} ms is not possible; give whole milliseconds from 0`, {
      latency: ms,
    });
  return ms;
}

/** @throws E402 below 0 or not finite. */
export function notNegative(value: number, name: string): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RxtradeError('E402', `a ${name} of ${value} is not possible; give a finite number from 0`, {
      [name]: value,
    });
  return value;
}

/** A number of bars to look back on. @throws E402 unless it is whole and from 2 on. */
export function lookBack(bars: number): number {
  if (!(Number.isSafeInteger(bars) && bars >= 2))
    throw new RxtradeError('E402', `a look back of ${bars} bars is not possible; give a whole number from 2`, { bars });
  return bars;
}
