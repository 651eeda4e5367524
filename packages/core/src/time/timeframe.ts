import { RxtradeError } from '../errors/index.ts';
import { type DurationMs, day, hour, minute, second, week } from './instant.ts';

const units: Readonly<Record<string, DurationMs>> = { s: second, m: minute, h: hour, d: day, w: week };

/**
 * Reads a timeframe such as `5m`, `1h`, `1d` or `1w`.
 *
 * @throws E011 when the text is not a whole positive number and one of s, m, h, d, w.
 */
export function durationOf(timeframe: string): DurationMs {
  const match = /^([1-9]\d{0,5})([smhdw])$/.exec(timeframe);
  const unit = units[match?.[2] ?? ''];
  if (match === null || unit === undefined) {
    throw new RxtradeError('E011', `"${timeframe}" is not a timeframe; write one such as 30s, 5m, 1h, 1d or 1w`, {
      timeframe,
    });
  }
  return Number(match[1]) * unit;
}

/** The shortest name of a duration: `5m` for 300 000, `1w` for a week, milliseconds as `250ms` when nothing fits. */
export function timeframeOf(interval: DurationMs): string {
  for (const name of ['w', 'd', 'h', 'm', 's']) {
    const unit = units[name] ?? 1;
    if (interval >= unit && interval % unit === 0) return `${interval / unit}${name}`;
  }
  return `${interval}ms`;
}
