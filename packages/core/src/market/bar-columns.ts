import { RxtradeError } from '../errors/index.ts';

/**
 * Bars as columns: one `Float64Array` a field, all of one length, ordered by `openAt` without duplicates.
 * `openAt` is in epoch milliseconds, prices are in quote, `volume` is in base units.
 */
export type BarColumns = {
  readonly length: number;
  readonly openAt: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
};

/** The names of the columns, in the order files carry them. */
export const barColumnNames = ['openAt', 'open', 'high', 'low', 'close', 'volume'] as const;

/** Empty columns with room for `length` bars, all zero. */
export function barColumns(length: number): BarColumns {
  const column = () => new Float64Array(length);
  return { length, openAt: column(), open: column(), high: column(), low: column(), close: column(), volume: column() };
}

/** The bars `[from, to)` as views on the same memory. */
export function sliceBars(columns: BarColumns, from: number, to: number = columns.length): BarColumns {
  const start = Math.max(0, Math.min(from, columns.length));
  const end = Math.max(start, Math.min(to, columns.length));
  const cut = (column: Float64Array) => column.subarray(start, end);
  return {
    length: end - start,
    openAt: cut(columns.openAt),
    open: cut(columns.open),
    high: cut(columns.high),
    low: cut(columns.low),
    close: cut(columns.close),
    volume: cut(columns.volume),
  };
}

/** The first index whose `openAt` is at or after `at`, by binary search; `length` when there is none. */
export function indexAtOrAfter(columns: BarColumns, at: number): number {
  return lowerBound(columns.openAt, columns.length, at);
}

/** The first index of sorted instants that is at or after `at`; `length` when there is none. */
export function lowerBound(times: Float64Array, length: number, at: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Checks what the engine relies on: columns of one length, rising times in whole milliseconds, finite positive prices
 * within their range.
 *
 * @throws E030 or E031 with the index of the first bar that breaks a rule.
 */
export function checkBars(columns: BarColumns): void {
  const { length, openAt, open, high, low, close, volume } = columns;
  for (const name of barColumnNames) {
    if (columns[name].length !== length) {
      throw new RxtradeError(
        'E030',
        `column ${name} holds ${columns[name].length} values for ${length} bars; give every column the same length`,
        { name },
      );
    }
  }
  for (let i = 0; i < length; i++) {
    const at = openAt[i] as number;
    // read again, not carried along: engines box a float that lives through a loop compiled on its way
    const isRising = at > (i === 0 ? Number.NEGATIVE_INFINITY : (openAt[i - 1] as number));
    const l = low[i] as number;
    const h = high[i] as number;
    const o = open[i] as number;
    const c = close[i] as number;
    const v = volume[i] as number;
    const isTimed = isRising && Math.floor(at) === at && at <= Number.MAX_SAFE_INTEGER;
    const isPriced = l > 0 && l <= o && l <= c && o <= h && c <= h && h < Number.POSITIVE_INFINITY;
    if (!isTimed || !isPriced || !(v >= 0 && v < Number.POSITIVE_INFINITY)) throw unsound(columns, i);
  }
}

/** What is wrong with bar `i`, the first that cannot be. */
function unsound({ openAt, open, high, low, close, volume }: BarColumns, i: number): RxtradeError {
  const at = openAt[i] as number;
  const previous = i === 0 ? Number.NEGATIVE_INFINITY : (openAt[i - 1] as number);
  if (!(at > previous))
    return new RxtradeError(
      'E031',
      `bar ${i} opens at ${at}, not after the bar before it (${previous}); sort the bars and drop duplicates`,
      { index: i, at, previous },
    );
  if (!Number.isSafeInteger(at))
    return new RxtradeError(
      'E030',
      `bar ${i} opens at ${at}, which is not a whole number of milliseconds; give openAt in epoch milliseconds`,
      { index: i, at },
    );
  const values = { open: open[i], high: high[i], low: low[i], close: close[i], volume: volume[i] };
  const text = Object.entries(values).map(([name, value]) => `${name} ${value}`);
  return new RxtradeError(
    'E030',
    `bar ${i} is not a bar: ${text.join(', ')}; prices must be positive with low <= open, close <= high`,
    { index: i, ...values },
  );
}
