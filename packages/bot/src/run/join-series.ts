import { type BarColumns, type BarSeries, barColumnNames, barColumns, isoOf, RxtradeError } from '@rxtrade/core';

/**
 * Makes one series of those that continue each other: same instrument, same interval, in any order.
 *
 * @throws E904 when two of them overlap.
 */
export function joinSeries(series: readonly BarSeries[]): readonly BarSeries[] {
  const groups = new Map<string, BarSeries[]>();
  for (const one of series) {
    const key = `${one.instrument.id} ${one.intervalMs}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map(joined);
}

function joined(group: readonly BarSeries[]): BarSeries {
  const [first] = group as readonly [BarSeries];
  if (group.length === 1) return first;
  const parts = group.map(({ columns }) => columns).toSorted((a, b) => startOf(a) - startOf(b));
  for (let i = 1; i < parts.length; i++) checkOrder(first, parts[i - 1] as BarColumns, parts[i] as BarColumns);
  const columns = barColumns(parts.reduce((sum, { length }) => sum + length, 0));
  for (const name of barColumnNames) {
    let offset = 0;
    for (const part of parts) {
      columns[name].set(part[name], offset);
      offset += part.length;
    }
  }
  return { ...first, columns };
}

function checkOrder({ instrument }: BarSeries, before: BarColumns, after: BarColumns): void {
  const last = before.openAt[before.length - 1] as number;
  if (startOf(after) > last) return;
  throw new RxtradeError(
    'E904',
    `two files hold bars of ${instrument.id} of the same time: one ends at ${isoOf(last)}, the other begins at ${isoOf(startOf(after))}; give each bar once`,
    { instrument: instrument.id },
  );
}

function startOf({ openAt }: BarColumns): number {
  return openAt[0] as number;
}
