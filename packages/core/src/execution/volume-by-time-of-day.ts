import { RxtradeError } from '../errors/index.ts';
import type { Bar } from '../market/index.ts';
import { type DurationMs, day, type EpochMs, second } from '../time/index.ts';
import { invalid } from './settings.ts';

/** Expects volume: how much of the day's trading falls between two instants. */
export interface VolumeProfile {
  /** Volume expected over `[from, to)`, in any unit, as long as it is always the same; zero where nothing is known. */
  expected(from: EpochMs, to: EpochMs): number;
}

/**
 * Learns at what time of day, UTC, an instrument trades: the average volume of each part of the day, over the bars it was
 * shown. Bars shorter than a part are summed, longer ones are spread evenly. Show it bars as they close, or history from
 * before the run: it knows what it was shown, and nothing else.
 *
 * @example
 * import { type Bar, hour, minute, VolumeByTimeOfDay, vwap } from '@rxtrade/core';
 *
 * export function overAnHour(past: Iterable<Bar>) {
 *   const profile = new VolumeByTimeOfDay(5 * minute);
 *   for (const bar of past) profile.add(bar);
 *   return vwap({ durationMs: hour, slices: 12, profile });
 * }
 */
export class VolumeByTimeOfDay implements VolumeProfile {
  private readonly partMs: DurationMs;
  private readonly volumes: Float64Array;
  private readonly coveredMs: Float64Array;
  private knownUntil = Number.NEGATIVE_INFINITY;

  /** @throws E045 when `partMs` is no whole number of seconds that divides a day. */
  constructor(partMs: DurationMs) {
    if (!(partMs > 0 && partMs % second === 0 && day % partMs === 0))
      throw invalid(
        'VolumeByTimeOfDay',
        'partMs',
        partMs,
        'whole seconds, in milliseconds, that divide a day, such as 300000',
      );
    this.partMs = partMs;
    this.volumes = new Float64Array(day / partMs);
    this.coveredMs = new Float64Array(day / partMs);
  }

  /**
   * Takes a closed bar into the averages.
   *
   * @throws E030 for a volume that is negative or not finite, E031 for a bar that opens before the last one closed.
   */
  add({ openAt, closeAt, volume }: Bar): void {
    if (!(volume >= 0 && Number.isFinite(volume)))
      throw new RxtradeError(
        'E030',
        `a bar at ${openAt} has a volume of ${volume}; it must be finite and not negative`,
        {
          openAt,
          volume,
        },
      );
    if (openAt < this.knownUntil)
      throw new RxtradeError(
        'E031',
        `a bar opens at ${openAt}, before ${this.knownUntil}, when the last one closed; show bars of one timeframe, in order`,
        { openAt, knownUntil: this.knownUntil },
      );
    this.knownUntil = closeAt;
    const density = volume / (closeAt - openAt);
    this.eachPart(openAt, closeAt, (part, lengthMs) => {
      this.volumes[part] = (this.volumes[part] as number) + density * lengthMs;
      this.coveredMs[part] = (this.coveredMs[part] as number) + lengthMs;
    });
  }

  expected(from: EpochMs, to: EpochMs): number {
    let sum = 0;
    this.eachPart(from, to, (part, lengthMs) => {
      const coveredMs = this.coveredMs[part] as number;
      if (coveredMs > 0) sum += ((this.volumes[part] as number) / coveredMs) * lengthMs;
    });
    return sum;
  }

  private eachPart(from: EpochMs, to: EpochMs, take: (part: number, lengthMs: DurationMs) => void): void {
    const { partMs } = this;
    for (let at = from; at < to; ) {
      const part = Math.floor(at / partMs);
      const end = Math.min(to, (part + 1) * partMs);
      const count = this.volumes.length;
      take(((part % count) + count) % count, end - at);
      at = end;
    }
  }
}
