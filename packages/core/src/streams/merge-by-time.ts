import { defer, endWith, map, merge, mergeMap, type Observable, type ObservedValueOf } from 'rxjs';
import { RxtradeError } from '../errors/index.ts';
import type { EventTimes } from '../market/index.ts';
import { isoOf } from '../time/index.ts';

/**
 * The events of several ordered sources that have arrived and not yet left. The oldest may leave once no source could
 * still bring an older one: each has one waiting, or has ended.
 */
export class TimeMerge<E extends EventTimes> {
  private readonly lanes: readonly Lane<E>[];
  private readonly bufferMax: number;

  constructor(sources: number, bufferMax: number) {
    this.lanes = Array.from({ length: sources }, () => new Lane<E>());
    this.bufferMax = bufferMax;
  }

  /** @throws E031 when the event is older than the one before it of its source, E032 when its buffer is full. */
  push(source: number, event: E): void {
    const lane = this.lane(source);
    if (event.receivedAt < lane.latestAt) {
      throw new RxtradeError(
        'E031',
        `source ${source} brought an event of ${isoOf(event.receivedAt)} after one of ${isoOf(lane.latestAt)}; sort each source by receivedAt`,
        {
          source,
          receivedAt: event.receivedAt,
          latestAt: lane.latestAt,
        },
      );
    }
    if (lane.length >= this.bufferMax) {
      throw new RxtradeError(
        'E032',
        `source ${source} is ${lane.length} events ahead of the slowest source; give mergeByTime a larger bufferMax, or find why the other stands still`,
        {
          source,
          bufferMax: this.bufferMax,
        },
      );
    }
    lane.push(event);
  }

  end(source: number): void {
    this.lane(source).isEnded = true;
  }

  /** Takes the oldest event that may leave; at one instant the earlier source's first. */
  take(): E | undefined {
    let oldest: Lane<E> | undefined;
    for (const lane of this.lanes) {
      if (lane.first === undefined) {
        if (!lane.isEnded) return undefined;
      } else if (oldest?.first === undefined || lane.first.receivedAt < oldest.first.receivedAt) oldest = lane;
    }
    return oldest?.shift();
  }

  private lane(source: number): Lane<E> {
    const lane = this.lanes[source];
    if (lane === undefined) throw new RxtradeError('E011', `there is no source ${source}`, { source });
    return lane;
  }
}

/**
 * Merges observables that are each ordered by `receivedAt` into one that is, too. Cold.
 *
 *     a$       -1---4----5----|       mergeByTime({ bufferMax: 2 }, a$, b$), each event shown as its time
 *     b$       --2-3----6-----|
 *     result   --1--(23)45----(6|)    an event leaves once no source can bring an earlier one
 *
 * Ties leave in the order of the arguments, then of arrival. A quiet source holds back all others: that is the price of
 * the order, and `staleness` before it tells. Up to `bufferMax` events of one source wait; one more is an error, never a
 * dropped event. A cold source that delivers everything at subscription must fit the buffer.
 *
 * @throws E011 when `bufferMax` is not a whole number above zero; on the error channel E031 when a source is not ordered
 * and E032 when one is too far ahead.
 */
export function mergeByTime<S extends readonly Observable<EventTimes>[]>(
  settings: { readonly bufferMax: number },
  ...sources: S
): Observable<ObservedValueOf<S[number]>> {
  const { bufferMax } = settings;
  if (!Number.isSafeInteger(bufferMax) || bufferMax < 1) {
    throw new RxtradeError(
      'E011',
      `bufferMax ${bufferMax} holds no event; pass a whole number above zero, such as 10000`,
      { bufferMax },
    );
  }
  return defer(() => {
    const waiting = new TimeMerge<ObservedValueOf<S[number]>>(sources.length, bufferMax);
    return merge(...sources.map((source, index) => labelled(source, index))).pipe(
      mergeMap(({ index, event }) => {
        if (event === undefined) waiting.end(index);
        else waiting.push(index, event as ObservedValueOf<S[number]>);
        return leaving(waiting);
      }),
    );
  });
}

type Labelled<E> = { readonly index: number; readonly event?: E };

/** A source's events with its number, and at its end the number alone. */
function labelled<E>(source: Observable<E>, index: number): Observable<Labelled<E>> {
  return source.pipe(
    map((event): Labelled<E> => ({ index, event })),
    endWith({ index }),
  );
}

/** Taken one by one, not as a list: a consumer whose reaction brings the next event must not overtake those before it. */
function* leaving<E extends EventTimes>(waiting: TimeMerge<E>): Generator<E> {
  for (let event = waiting.take(); event !== undefined; event = waiting.take()) yield event;
}

/** What one source has brought and has not left: a queue read from its front, compacted when half of it is spent. */
class Lane<E extends EventTimes> {
  isEnded = false;
  latestAt = Number.NEGATIVE_INFINITY;
  private events: E[] = [];
  private taken = 0;

  get length(): number {
    return this.events.length - this.taken;
  }

  get first(): E | undefined {
    return this.events[this.taken];
  }

  push(event: E): void {
    this.latestAt = event.receivedAt;
    this.events.push(event);
  }

  shift(): E | undefined {
    const event = this.first;
    this.taken += 1;
    if (this.taken * 2 > this.events.length) {
      this.events = this.events.slice(this.taken);
      this.taken = 0;
    }
    return event;
  }
}
