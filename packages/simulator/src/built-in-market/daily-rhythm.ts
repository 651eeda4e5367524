import { type DurationMs, day, type EpochMs, hour } from '@rxtrade/core';

/** How busy each hour of the day (UTC) is, 1 on average: quiet nights, busy while Europe and New York are both at work. */
const hourly = [
  0.95, 0.85, 0.75, 0.7, 0.65, 0.65, 0.7, 0.85, 0.95, 1, 1, 1.05, 1.15, 1.45, 1.65, 1.6, 1.4, 1.2, 1.1, 1, 0.95, 0.9,
  0.85, 0.65,
];

/** How busy the market is in a bar from `openAt` on; always 1 where a bar is a day. */
export function activityAt(openAt: EpochMs, intervalMs: DurationMs): number {
  if (intervalMs >= day) return 1;
  const hours = ((openAt + intervalMs / 2) % day) / hour;
  const from = Math.floor(hours);
  const left = hourly[from] as number;
  const right = hourly[(from + 1) % hourly.length] as number;
  return left + (right - left) * (hours - from);
}
