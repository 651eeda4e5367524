import { Bar, type BarOpened, type BarSeries, indexAtOrAfter } from '../market/index.ts';
import type { DurationMs } from '../time/index.ts';
import type { SweepWindow } from './sweep-window.ts';

/** Where a sweep stands in one series of bars. */
export class BarCursor {
  readonly series: BarSeries;
  readonly matches: boolean;
  /** The instant of its next event; infinite at its end. */
  next = 0;
  isOpened = false;
  private readonly openAt: Float64Array;
  /** From a bar's opening to its first event here. */
  private readonly leadMs: DurationMs;
  private readonly end: number;
  private index: number;

  constructor(
    series: BarSeries,
    matches: boolean,
    { needsOpened, window = {} }: { readonly needsOpened: boolean; readonly window?: SweepWindow },
  ) {
    const { columns, intervalMs } = series;
    this.series = series;
    this.matches = matches;
    this.openAt = columns.openAt;
    this.leadMs = needsOpened ? 0 : intervalMs;
    this.index = window.from === undefined ? 0 : indexAtOrAfter(columns, window.from);
    this.end = window.to === undefined ? columns.length : indexAtOrAfter(columns, window.to);
    this.schedule();
  }

  get left(): number {
    return Math.max(0, this.end - this.index);
  }

  takeBar(): Bar {
    const bar = new Bar(this.series, this.index);
    this.index += 1;
    this.isOpened = false;
    this.schedule();
    return bar;
  }

  takeOpening(): BarOpened {
    const { instrument, intervalMs, columns } = this.series;
    const openAt = this.next;
    this.isOpened = true;
    this.next = openAt + intervalMs;
    return {
      kind: 'bar-opened',
      instrument,
      intervalMs,
      openAt,
      open: columns.open[this.index] as number,
      eventAt: openAt,
      receivedAt: openAt,
    };
  }

  private schedule(): void {
    const { index } = this;
    this.next = index < this.end ? (this.openAt[index] as number) + this.leadMs : Number.POSITIVE_INFINITY;
  }
}
