import type { DurationMs, TimeRange } from '@rxtrade/core';

/** The same instants as few ranges in order: those that overlap or touch are one, empty ones are none. */
export function joined(ranges: Iterable<TimeRange>): readonly TimeRange[] {
  const sorted = [...ranges].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const all: TimeRange[] = [];
  for (const range of sorted) {
    const last = all.at(-1);
    if (last !== undefined && range.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else all.push(range);
  }
  return all;
}

/** What of a range lies in none of others, in order. */
export function without({ from, to }: TimeRange, others: Iterable<TimeRange>): readonly TimeRange[] {
  const left: TimeRange[] = [];
  let at = from;
  for (const other of joined(others)) {
    if (other.from > at) left.push({ from: at, to: Math.min(to, other.from) });
    at = Math.max(at, other.to);
  }
  left.push({ from: at, to });
  return left.filter((range) => range.to > range.from);
}

/** How long ranges are together. */
export function lengthOf(ranges: Iterable<TimeRange>): DurationMs {
  let sum = 0;
  for (const { from, to } of ranges) sum += to - from;
  return sum;
}

/** The ranges that rows of a fixed interval fill without a hole: between two that follow each other there is nothing. */
export function filledBy(instants: Float64Array, intervalMs: DurationMs): readonly TimeRange[] {
  const ranges: TimeRange[] = [];
  let from = instants[0];
  for (let i = 0; from !== undefined; i++) {
    const to = (instants[i] as number) + intervalMs;
    const next = instants[i + 1];
    if (next !== undefined && next <= to) continue;
    ranges.push({ from, to });
    from = next;
  }
  return ranges;
}
