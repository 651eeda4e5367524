import { Bar, type BarOpened, type BarSeries, indexAtOrAfter } from '../market/index.ts';
import type { DurationMs, EpochMs } from '../time/index.ts';

/** What takes the events of a sweep. */
export interface SweepTarget {
  /** `matches`: the venue should match orders against this bar. */
  bar(bar: Bar, matches: boolean): void;
  /** A bar's first price; the bar itself follows at its close. `matches` as for `bar`. */
  barOpened(event: BarOpened, matches: boolean): void;
  /** All events of this instant have been given. */
  endOfInstant(at: EpochMs): void;
}

/** Which bars are given: those that open at or after `from` and before `to`. */
export type SweepWindow = { readonly from?: EpochMs; readonly to?: EpochMs };

/**
 * Merges whole series by time, without a queue: the next instant is the smallest of all, and every series that has an
 * event then gives it, closed bars first, then opened ones, in the order of the series. Shared instants cost one look a
 * series; ragged ones cost one look at all series an event, which a hundred series still bear.
 */
export class HistorySweep {
  readonly total: number;
  private readonly cursors: readonly Cursor[];
  private readonly needsOpened: boolean;

  constructor(series: readonly BarSeries[], options: { readonly needsOpened: boolean; readonly window?: SweepWindow }) {
    this.needsOpened = options.needsOpened;
    this.cursors = series.map((one) => new Cursor(one, isFinest(one, series), options));
    this.total = this.cursors.reduce((sum, cursor) => sum + cursor.left, 0);
  }

  /** The instant it gives next; infinite when all are given. */
  get nextAt(): EpochMs {
    const { cursors } = this;
    let at = Number.POSITIVE_INFINITY;
    for (let i = 0; i < cursors.length; i++) {
      const { next } = cursors[i] as Cursor;
      if (next < at) at = next;
    }
    return at;
  }

  /** Gives everything of its next instant; the number of bars among it. */
  giveInstant(target: SweepTarget, at: EpochMs): number {
    const { cursors, needsOpened } = this;
    const count = cursors.length;
    let given = 0;
    for (let i = 0; i < count; i++) {
      const cursor = cursors[i] as Cursor;
      // a gapless series closes and opens at one instant; only the close belongs to this pass
      if (cursor.next === at && (cursor.isOpened || !needsOpened)) {
        target.bar(cursor.takeBar(), cursor.matches);
        given += 1;
      }
    }
    if (needsOpened) {
      for (let i = 0; i < count; i++) {
        const cursor = cursors[i] as Cursor;
        if (cursor.next === at && !cursor.isOpened) target.barOpened(cursor.takeOpening(), cursor.matches);
      }
    }
    target.endOfInstant(at);
    return given;
  }

  /** Gives at least `bars` bars, and the rest of the last instant; false when all are given. */
  run(target: SweepTarget, bars: number): boolean {
    let given = 0;
    while (given < bars) {
      const at = this.nextAt;
      if (at === Number.POSITIVE_INFINITY) return false;
      given += this.giveInstant(target, at);
    }
    return true;
  }
}

/** Where the sweep stands in one series. */
class Cursor {
  readonly series: BarSeries;
  readonly matches: boolean;
  /** The instant of its next event; infinite at its end. */
  next = 0;
  isOpened = false;
  private readonly openAt: Float64Array;
  private readonly intervalMs: DurationMs;
  private readonly needsOpened: boolean;
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
    this.intervalMs = intervalMs;
    this.needsOpened = needsOpened;
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
    if (this.index >= this.end) this.next = Number.POSITIVE_INFINITY;
    else this.next = (this.openAt[this.index] as number) + (this.needsOpened ? 0 : this.intervalMs);
  }
}

/** Only the finest bars of an instrument are matched against: the coarser ones tell the same prices again. */
function isFinest(one: BarSeries, all: readonly BarSeries[]): boolean {
  const finest = all
    .filter(({ instrument }) => instrument === one.instrument)
    .reduce((best, other) => (other.intervalMs < best.intervalMs ? other : best), one);
  return finest === one;
}
