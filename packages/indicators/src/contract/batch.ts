import type { BarInput, Indicator } from './indicator.ts';
import { isAcceptable } from './inputs.ts';

/** Bars as columns, one entry a bar. `BarColumns` of `@rxtrade/core` is one. */
export type BarInputColumns = {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
};

/** The column an indicator's inputs come from. */
export type ColumnsOf<In> = In extends number ? Float64Array : In extends BarInput ? BarInputColumns : never;

/** The names of an output's numbers. */
export type LineOf<Out> = {
  readonly [K in keyof Out & string]: Out[K] extends number | boolean | undefined ? K : never;
}[keyof Out & string];

/**
 * An indicator of numbers that goes through a column faster than by one update after another, to the same bits. `fill`
 * gets numbers that it can take, and leaves it as the updates would, so that `correct` and `save` may follow.
 */
export interface Columnar {
  fill(column: Float64Array, values: Float64Array): void;
}

/**
 * Feeds a whole column to an indicator and returns a column of its values: NaN where there is none, 1 and 0 for true
 * and false. The same kernel does the work one input at a time, so the values are those of streaming, to the bit.
 *
 * The indicator continues from wherever it is; a new one starts with its warm-up.
 *
 * @example
 * import { atr, batch, rsi } from '@rxtrade/indicators';
 *
 * const close = Float64Array.of(100, 101, 102, 101, 103, 104);
 * console.log(batch(rsi(3), close)); // NaN, NaN, NaN, then three values
 *
 * const bars = { open: close, high: close.map((x) => x + 1), low: close.map((x) => x - 1), close, volume: close };
 * console.log(batch(atr(3), bars));
 *
 * @throws E081 when the column holds what the indicator cannot take.
 */
export function batch<In extends number | BarInput>(
  indicator: Indicator<In, number | boolean>,
  columns: ColumnsOf<In>,
): Float64Array {
  const values = new Float64Array(lengthOf(columns));
  if (columns instanceof Float64Array) fillNumbers(indicator as Indicator<number, number | boolean>, columns, values);
  else fillBars(indicator as Indicator<BarInput, number | boolean>, columns, values);
  return values;
}

/**
 * `batch` for an indicator whose values have several lines: `batchLines(macd(), closes, ['macd', 'signal'])` returns a
 * column of each line named.
 *
 * @throws E081 when the column holds what the indicator cannot take.
 */
export function batchLines<In extends number | BarInput, Out extends object, Line extends LineOf<Out>>(
  indicator: Indicator<In, Out>,
  columns: ColumnsOf<In>,
  lines: readonly Line[],
): Readonly<Record<Line, Float64Array>> {
  const found = lines.map((line) => ({ line, values: new Float64Array(lengthOf(columns)).fill(Number.NaN) }));
  const place = (value: Out | undefined, i: number): void => {
    if (value === undefined) return;
    for (const { line, values } of found) values[i] = asNumber(value[line] as number | boolean | undefined);
  };
  if (columns instanceof Float64Array) eachNumber(indicator as Indicator<number, Out>, columns, place);
  else eachBar(indicator as Indicator<BarInput, Out>, columns, place);
  return Object.fromEntries(found.map(({ line, values }) => [line, values])) as Record<Line, Float64Array>;
}

function fillNumbers(indicator: Indicator<number, number | boolean>, column: Float64Array, values: Float64Array): void {
  if (isColumnar(indicator) && isAllAcceptable(column)) indicator.fill(column, values);
  else for (let i = 0; i < column.length; i++) values[i] = asNumber(indicator.update(column[i] as number));
}

function fillBars(
  indicator: Indicator<BarInput, number | boolean>,
  columns: BarInputColumns,
  values: Float64Array,
): void {
  const row = new Row(columns);
  for (let i = 0; i < values.length; i++) values[i] = asNumber(indicator.update(row.at(i)));
}

type Place<Out> = (value: Out | undefined, i: number) => void;

function eachNumber<Out>(indicator: Indicator<number, Out>, column: Float64Array, place: Place<Out>): void {
  for (let i = 0; i < column.length; i++) place(indicator.update(column[i] as number), i);
}

function eachBar<Out>(indicator: Indicator<BarInput, Out>, columns: BarInputColumns, place: Place<Out>): void {
  const row = new Row(columns);
  for (let i = 0; i < columns.close.length; i++) place(indicator.update(row.at(i)), i);
}

function isAllAcceptable(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (!isAcceptable(column[i] as number)) return false;
  return true;
}

function isColumnar(indicator: object): indicator is Columnar {
  return 'fill' in indicator;
}

function asNumber(value: number | boolean | undefined): number {
  if (typeof value === 'number') return value;
  return value === undefined ? Number.NaN : Number(value);
}

function lengthOf(columns: Float64Array | BarInputColumns): number {
  return columns instanceof Float64Array ? columns.length : columns.close.length;
}

/** One bar of the columns at a time. Indicators keep numbers and never the bar, so one object serves for all. */
class Row implements BarInput {
  private readonly columns: BarInputColumns;
  private i = 0;

  constructor(columns: BarInputColumns) {
    this.columns = columns;
  }

  at(i: number): this {
    this.i = i;
    return this;
  }

  get open(): number {
    return this.columns.open[this.i] as number;
  }

  get high(): number {
    return this.columns.high[this.i] as number;
  }

  get low(): number {
    return this.columns.low[this.i] as number;
  }

  get close(): number {
    return this.columns.close[this.i] as number;
  }

  get volume(): number {
    return this.columns.volume[this.i] as number;
  }
}
