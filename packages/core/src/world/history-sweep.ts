import { Bar, type BarOpened, type BarSeries, indexAtOrAfter } from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';

/** What takes the events of a sweep. */
export interface SweepTarget {
  /** `matches`: the venue should match orders against this bar. */
  bar(bar: Bar, matches: boolean): void;
  barOpened(event: BarOpened, matches: boolean): void;
  /** All events of this instant have been given. */
  endOfInstant(at: EpochMs): void;
}

export type SweepWindow = { readonly from?: EpochMs; readonly to?: EpochMs };

/**
 * Merges whole series by time, without a queue: the next instant is the smallest of all, and every series that has an
 * event then gives it, closed bars first, then opened ones, in the order of the series. Shared instants cost one look a
 * series; ragged ones cost one look at all series an event, which a hundred series still bear.
 */
export class HistorySweep {
  private readonly series: readonly BarSeries[];
  private readonly matches: readonly boolean[];
  private readonly next: Float64Array;
  private readonly index: Int32Array;
  private readonly end: Int32Array;
  private readonly isOpened: Uint8Array;
  private readonly needsOpened: boolean;
  readonly total: number;

  constructor(series: readonly BarSeries[], options: { readonly needsOpened: boolean; readonly window?: SweepWindow }) {
    this.series = series;
    this.needsOpened = options.needsOpened;
    this.matches = series.map((one) => isFinest(one, series));
    this.next = new Float64Array(series.length);
    this.index = new Int32Array(series.length);
    this.end = new Int32Array(series.length);
    this.isOpened = new Uint8Array(series.length);
    const { from, to } = options.window ?? {};
    let total = 0;
    for (const [i, { columns }] of series.entries()) {
      this.index[i] = from === undefined ? 0 : indexAtOrAfter(columns, from);
      this.end[i] = to === undefined ? columns.length : indexAtOrAfter(columns, to);
      total += Math.max(0, (this.end[i] as number) - (this.index[i] as number));
      this.schedule(i);
    }
    this.total = total;
  }

  /** Gives at least `bars` bars, and the rest of the last instant; false when all are given. */
  run(target: SweepTarget, bars: number): boolean {
    const { next, series } = this;
    const count = series.length;
    let given = 0;
    while (given < bars) {
      let at = Number.POSITIVE_INFINITY;
      for (let i = 0; i < count; i++) if ((next[i] as number) < at) at = next[i] as number;
      if (at === Number.POSITIVE_INFINITY) return false;
      for (let i = 0; i < count; i++) {
        // a gapless series closes and opens at one instant; only the close belongs to this pass
        if (next[i] === at && (!this.needsOpened || this.isOpened[i] === 1)) {
          this.close(i, target);
          given += 1;
        }
      }
      if (this.needsOpened) for (let i = 0; i < count; i++) if (next[i] === at && this.isOpened[i] === 0) this.open(i, at, target);
      target.endOfInstant(at);
    }
    return true;
  }

  private close(i: number, target: SweepTarget): void {
    const index = this.index[i] as number;
    this.index[i] = index + 1;
    this.isOpened[i] = 0;
    this.schedule(i);
    target.bar(new Bar(this.series[i] as BarSeries, index), this.matches[i] as boolean);
  }

  private open(i: number, at: EpochMs, target: SweepTarget): void {
    const { instrument, intervalMs, columns } = this.series[i] as BarSeries;
    this.isOpened[i] = 1;
    const open = columns.open[this.index[i] as number] as number;
    this.next[i] = at + intervalMs;
    target.barOpened({ kind: 'bar-opened', instrument, intervalMs, openAt: at, open, eventAt: at, receivedAt: at }, this.matches[i] as boolean);
  }

  private schedule(i: number): void {
    const index = this.index[i] as number;
    const { columns, intervalMs } = this.series[i] as BarSeries;
    const openAt = columns.openAt[index] as number;
    this.next[i] = index >= (this.end[i] as number) ? Number.POSITIVE_INFINITY : this.needsOpened ? openAt : openAt + intervalMs;
  }
}

/** Only the finest bars of an instrument are matched against: the coarser ones tell the same prices again. */
function isFinest(one: BarSeries, all: readonly BarSeries[]): boolean {
  const finest = all.filter(({ instrument }) => instrument === one.instrument).reduce((best, other) => (other.intervalMs < best.intervalMs ? other : best), one);
  return finest === one;
}
