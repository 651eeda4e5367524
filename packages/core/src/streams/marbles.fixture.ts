import { from, type Observable, type OperatorFunction } from 'rxjs';
import { type RunHelpers, TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import { defineInstrument } from '../instrument/index.ts';
import { Bar, type BarColumns, type BarValues, barOf, type Trade } from '../market/index.ts';
import { minute } from '../time/index.ts';

/** Runs a marble test in virtual time. */
export function marbles(run: (helpers: RunHelpers, scheduler: TestScheduler) => void): void {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run((helpers) => run(helpers, scheduler));
}

export const btc = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});
export const eth = defineInstrument({
  id: 'ETH/USDT',
  kind: 'spot',
  base: 'ETH',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.001' }],
});

/** A trade of one bitcoin unless told otherwise. */
export function trade(at: number, price: number, quantity = 1, more: Partial<Trade> = {}): Trade {
  return { kind: 'trade', instrument: btc, eventAt: at, receivedAt: at, price, quantity, ...more };
}

/** The minute bar number `index`, which opens that many minutes after the epoch. */
export function minuteBar(index: number, values: Partial<BarValues> = {}): Bar {
  return barOf(btc, minute, { openAt: index * minute, open: 10, high: 12, low: 9, close: 11, volume: 1, ...values });
}

/** A bar as plain values, so that a failure shows what differs. */
export function plain({
  instrument,
  intervalMs,
  openAt,
  open,
  high,
  low,
  close,
  volume,
}: Bar): BarValues & { readonly id: string; readonly intervalMs: number } {
  return { id: instrument.id, intervalMs, openAt, open, high, low, close, volume };
}

/** Every bar of columns, as rows of one series. */
export function barsOf(columns: BarColumns, intervalMs: number): readonly Bar[] {
  const series = { instrument: btc, intervalMs, columns };
  return Array.from({ length: columns.length }, (_, index) => new Bar(series, index));
}

/** What a synchronous stream of `inputs` through `operator` delivers. */
export function collect<A, B>(inputs: Iterable<A>, operator: OperatorFunction<A, B>): readonly B[] {
  return collectAll(from(inputs).pipe(operator));
}

/** What a synchronous stream delivers; its error, if any, is thrown. */
export function collectAll<B>(source$: Observable<B>): readonly B[] {
  const found: B[] = [];
  let end: { readonly error?: unknown } | undefined;
  source$.subscribe({
    next: (value) => found.push(value),
    error: (error: unknown) => {
      end = { error };
    },
    complete: () => {
      end = {};
    },
  });
  if (end === undefined) throw new Error('the stream did not end synchronously');
  if ('error' in end) throw end.error;
  return found;
}

/** The code and sentence of what `run` throws, for tables of bad input. */
export function thrownBy(run: () => unknown): { readonly code: string; readonly message: string } {
  const { code, message } = errorOf(run);
  return { code, message };
}
