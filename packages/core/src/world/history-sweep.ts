import {
  type Bar,
  type BarOpened,
  type BarSeries,
  type EventRow,
  type EventSeries,
  eventTimes,
  type InstrumentStatus,
  indexAtOrAfter,
} from '../market/index.ts';
import type { EpochMs } from '../time/index.ts';
import { BarCursor } from './bar-cursor.ts';
import { Delistings } from './delistings.ts';
import { EventCursor } from './event-cursor.ts';
import type { SweepWindow } from './sweep-window.ts';

/** What takes the events of a sweep. */
export interface SweepTarget {
  /** `matches`: the venue should match orders against this bar. */
  bar(bar: Bar, matches: boolean): void;
  /** A bar's first price; the bar itself follows at its close. `matches` as for `bar`. */
  barOpened(event: BarOpened, matches: boolean): void;
  /** What is no bar. */
  event(event: EventRow): void;
  /** An instrument that is delisted now, as its `delistedAt` says. */
  status(event: InstrumentStatus): void;
  /** A bar that the venue alone sees. */
  detail(bar: Bar): void;
  /** All events of this instant have been given. */
  endOfInstant(at: EpochMs): void;
  /** True when it takes no more. */
  readonly isOver?: boolean;
}

/** What a sweep goes by, beside its bars. */
export type SweepOptions = {
  readonly needsOpened: boolean;
  readonly window?: SweepWindow;
  readonly events?: readonly EventSeries[];
  /** Finer bars of the same instruments, which are matched against and shown to nobody. */
  readonly detail?: readonly BarSeries[];
};

/**
 * Merges whole series by time, without a queue: the next instant is the smallest of all, and every series that has an
 * event then gives it. Shared instants cost one look a series; ragged ones cost one look at all series an event, which a
 * hundred series still bear.
 *
 * Within one instant come details, and then closed bars, which are of the time before it; then marks, and funding, which
 * is paid on what was held until then; then what is delisted; then opened bars; then trades, quotes and books: what
 * happened before what it left behind. Of each kind, in the order of the series, and of a series in its own order.
 */
export class HistorySweep {
  readonly total: number;
  private readonly details: readonly BarCursor[];
  private readonly bars: readonly BarCursor[];
  /** Those that come before bars open, and those that come after. */
  private readonly early: readonly EventCursor[];
  private readonly late: readonly EventCursor[];
  private readonly delistings: Delistings;
  private readonly needsOpened: boolean;
  /** True where there is nothing but bars that close, as in most backtests. */
  private readonly isPlain: boolean;

  constructor(series: readonly BarSeries[], { needsOpened, window, events = [], detail = [] }: SweepOptions) {
    const cursorsOf = (...kinds: readonly EventSeries['kind'][]) =>
      kinds.flatMap((kind) => events.filter((one) => one.kind === kind).map((one) => new EventCursor(one, window)));
    this.needsOpened = needsOpened;
    const all = [...series, ...detail];
    this.details = detail.map((one) => {
      const shown = series.filter(({ instrument }) => instrument === one.instrument);
      return new BarCursor(one, true, { needsOpened: false, window: spanOf(shown, window) });
    });
    this.bars = series.map((one) => new BarCursor(one, isFinest(one, all), { needsOpened, ...(window && { window }) }));
    this.early = cursorsOf('marks', 'funding');
    this.late = cursorsOf('trades', 'quotes', 'book');
    this.delistings = new Delistings(
      [...series, ...events].map(({ instrument }) => instrument),
      spanOfAll(series, events, window),
    );
    this.isPlain = !needsOpened && detail.length === 0 && events.length === 0;
    this.total = [...this.details, ...this.bars, ...this.early, ...this.late].reduce((sum, { left }) => sum + left, 0);
  }

  /** The instant it gives next; infinite when all are given. */
  get nextAt(): EpochMs {
    const { bars, early, late } = this;
    let at = Number.POSITIVE_INFINITY;
    for (let i = 0; i < bars.length; i++) {
      const { next } = bars[i] as BarCursor;
      if (next < at) at = next;
    }
    if (this.delistings.next < at) at = this.delistings.next;
    if (this.details.length > 0) at = Math.min(at, nextOf(this.details));
    if (early.length > 0) at = Math.min(at, nextOf(early));
    return late.length > 0 ? Math.min(at, nextOf(late)) : at;
  }

  /** Gives everything of its next instant; the number of events among it, opened bars not counted. */
  giveInstant(target: SweepTarget, at: EpochMs): number {
    const { details, bars, early, late, needsOpened } = this;
    const count = bars.length;
    let given = 0;
    for (let i = 0; i < details.length; i++) {
      const cursor = details[i] as BarCursor;
      if (cursor.next !== at) continue;
      target.detail(cursor.takeBar());
      given += 1;
    }
    for (let i = 0; i < count; i++) {
      const cursor = bars[i] as BarCursor;
      // a gapless series closes and opens at one instant; only the close belongs to this pass
      if (cursor.next === at && (cursor.isOpened || !needsOpened)) {
        target.bar(cursor.takeBar(), cursor.matches);
        given += 1;
      }
    }
    if (early.length > 0) given += giveEvents(early, target, at);
    while (this.delistings.next === at) target.status(this.delistings.take());
    if (needsOpened) {
      for (let i = 0; i < count; i++) {
        const cursor = bars[i] as BarCursor;
        if (cursor.next === at && !cursor.isOpened) target.barOpened(cursor.takeOpening(), cursor.matches);
      }
    }
    if (late.length > 0) given += giveEvents(late, target, at);
    target.endOfInstant(at);
    return given;
  }

  /** Gives at least so many events, and the rest of the last instant; false when all are given, or the target is over. */
  run(target: SweepTarget, events: number): boolean {
    if (this.isPlain) return this.runBars(target, events);
    let given = 0;
    while (given < events) {
      const at = this.nextAt;
      if (at === Number.POSITIVE_INFINITY) return false;
      given += this.giveInstant(target, at);
      if (target.isOver === true) return false;
    }
    return true;
  }

  /** `run` over bars alone, written out: it is the innermost loop of all. */
  private runBars(target: SweepTarget, events: number): boolean {
    const { bars, delistings } = this;
    const count = bars.length;
    let given = 0;
    while (given < events) {
      let at = delistings.next;
      for (let i = 0; i < count; i++) {
        const { next } = bars[i] as BarCursor;
        if (next < at) at = next;
      }
      if (at === Number.POSITIVE_INFINITY) return false;
      for (let i = 0; i < count; i++) {
        const cursor = bars[i] as BarCursor;
        if (cursor.next !== at) continue;
        target.bar(cursor.takeBar(), cursor.matches);
        given += 1;
      }
      while (delistings.next === at) target.status(delistings.take());
      target.endOfInstant(at);
      if (target.isOver === true) return false;
    }
    return true;
  }
}

function nextOf(cursors: readonly { readonly next: EpochMs }[]): EpochMs {
  let at = Number.POSITIVE_INFINITY;
  for (let i = 0; i < cursors.length; i++) {
    const { next } = cursors[i] as { readonly next: EpochMs };
    if (next < at) at = next;
  }
  return at;
}

function giveEvents(cursors: readonly EventCursor[], target: SweepTarget, at: EpochMs): number {
  let given = 0;
  for (let i = 0; i < cursors.length; i++) {
    const cursor = cursors[i] as EventCursor;
    for (; cursor.next === at; given++) target.event(cursor.take());
  }
  return given;
}

/** From the first opening to the last close of the bars of a window. */
function spanOf(series: readonly BarSeries[], { from, to }: SweepWindow = {}): Required<SweepWindow> {
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const { columns, intervalMs } of series) {
    const first = from === undefined ? 0 : indexAtOrAfter(columns, from);
    const last = (to === undefined ? columns.length : indexAtOrAfter(columns, to)) - 1;
    if (first > last) continue;
    start = Math.min(start, columns.openAt[first] as number);
    end = Math.max(end, (columns.openAt[last] as number) + intervalMs);
  }
  return { from: start, to: end };
}

/** From the first instant to the last of all that a window gives. */
function spanOfAll(
  series: readonly BarSeries[],
  events: readonly EventSeries[],
  window: SweepWindow = {},
): Required<SweepWindow> {
  let { from, to } = spanOf(series, window);
  const { from: least = Number.NEGATIVE_INFINITY, to: most = Number.POSITIVE_INFINITY } = window;
  for (const at of events.flatMap((one) => [...eventTimes(one).subarray(0, 1), ...eventTimes(one).subarray(-1)])) {
    from = Math.min(from, Math.max(at, least));
    to = Math.max(to, Math.min(at, most));
  }
  return { from, to };
}

/** Only the finest bars of an instrument are matched against: the coarser ones tell the same prices again. */
function isFinest(one: BarSeries, all: readonly BarSeries[]): boolean {
  const finest = all
    .filter(({ instrument }) => instrument === one.instrument)
    .reduce((best, other) => (other.intervalMs < best.intervalMs ? other : best), one);
  return finest === one;
}
