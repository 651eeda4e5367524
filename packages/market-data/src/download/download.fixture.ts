import {
  barColumns,
  floorTo,
  type HistoryPage,
  type HistoryRequest,
  type HistorySource,
  minute,
  type TimeRange,
} from '@rxtrade/core';
import { NEVER, type Observable, take } from 'rxjs';
import { instantsOf } from './accept-page.ts';
import type { HistorySink } from './history-sink.ts';
import { joined } from './time-ranges.ts';

export const instrument = { id: 'BTCUSDT', kind: 'spot' } as const;

/** A page of bars whose close is their number. */
export function barPage(range: TimeRange, instants: readonly number[]): HistoryPage {
  const columns = barColumns(instants.length);
  columns.openAt.set(instants);
  for (const name of ['open', 'high', 'low', 'close'] as const)
    columns[name].set(instants.map((at) => at / minute + 1));
  return { kind: 'bars', ...range, columns };
}

/** A past of minute bars with an outage, told in pages of `rows` bars, up to `now`. */
export class MemorySource implements HistorySource {
  readonly name = 'memory';
  readonly capabilities;
  readonly asked: TimeRange[] = [];
  private readonly settings: {
    readonly rows: number;
    readonly now: number;
    readonly outage?: TimeRange;
    readonly bend?: (page: HistoryPage) => HistoryPage;
  };

  constructor(settings: MemorySource['settings']) {
    this.settings = settings;
    this.capabilities = { kinds: ['bars'] as const, intervalsMs: [minute], pageRows: settings.rows };
  }

  instruments(): Promise<never[]> {
    return Promise.resolve([]);
  }

  instrument(): Promise<never> {
    return Promise.reject(new Error('none'));
  }

  /** All bars of a range, as they should be in the end. */
  barsIn({ from, to }: TimeRange): readonly number[] {
    const { now, outage = { from: 0, to: 0 } } = this.settings;
    const bars = [];
    for (let at = -floorTo(minute, -from); at < to && at + minute <= now; at += minute)
      if (at < outage.from || at >= outage.to) bars.push(at);
    return bars;
  }

  async *pages({ from, to }: HistoryRequest, stop$: Observable<unknown> = NEVER): AsyncGenerator<HistoryPage> {
    const running = stop$.pipe(take(1)).subscribe();
    const { rows, now, bend = (page) => page } = this.settings;
    const end = Math.min(to, now - minute + 1);
    for (let at = from; at < end && !running.closed; at += rows * minute) {
      const range = { from: at, to: Math.min(end, at + rows * minute) };
      this.asked.push(range);
      await Promise.resolve();
      yield bend(barPage(range, this.barsIn(range)));
    }
  }
}

/** Rows in memory, and a fault after so many pages: before the page is kept, or after. */
export class MemorySink implements HistorySink {
  readonly rows = new Map<number, number>();
  ranges: readonly TimeRange[] = [];
  private pages = 0;
  private readonly killed: { readonly page: number; readonly when: 'before' | 'between' } | undefined;

  constructor(before?: MemorySink, killed?: MemorySink['killed']) {
    for (const [at, value] of before?.rows ?? []) this.rows.set(at, value);
    this.ranges = before?.ranges ?? [];
    this.killed = killed;
  }

  covered(): Promise<readonly TimeRange[]> {
    return Promise.resolve(this.ranges);
  }

  append(page: HistoryPage): Promise<number> {
    this.pages += 1;
    const killed = this.killed?.page === this.pages ? this.killed.when : undefined;
    if (killed === 'before') return Promise.reject(new Error('killed'));
    const before = this.rows.size;
    for (const at of instantsOf(page)) this.rows.set(at, at);
    if (killed === 'between') return Promise.reject(new Error('killed'));
    this.ranges = joined([...this.ranges, page]).map(({ from, to }) => ({ from, to }));
    return Promise.resolve(this.rows.size - before);
  }
}
