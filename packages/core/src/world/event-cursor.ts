import { type EventRow, type EventSeries, eventIndexAtOrAfter, eventRow, eventTimes } from '../market/index.ts';
import type { SweepWindow } from './sweep-window.ts';

/** Where a sweep stands in one series of events that are no bars. */
export class EventCursor {
  readonly series: EventSeries;
  /** The instant of its next event; infinite at its end. */
  next = 0;
  private readonly times: Float64Array;
  private readonly end: number;
  private index: number;

  constructor(series: EventSeries, { from, to }: SweepWindow = {}) {
    this.series = series;
    this.times = eventTimes(series);
    this.index = from === undefined ? 0 : eventIndexAtOrAfter(series, from);
    this.end = to === undefined ? series.columns.length : eventIndexAtOrAfter(series, to);
    this.schedule();
  }

  get left(): number {
    return Math.max(0, this.end - this.index);
  }

  take(): EventRow {
    const event = eventRow(this.series, this.index);
    this.index += 1;
    this.schedule();
    return event;
  }

  private schedule(): void {
    this.next = this.index < this.end ? (this.times[this.index] as number) : Number.POSITIVE_INFINITY;
  }
}
