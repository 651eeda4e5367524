import fc from 'fast-check';
import { from, map, NEVER, type Observable, of, Subject, take } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Bar, EventTimes, Trade } from '../market/index.ts';
import { collectAll, marbles, thrownBy } from './marbles.fixture.ts';
import { mergeByTime, TimeMerge } from './merge-by-time.ts';

type Event = EventTimes & { readonly from: string };
const event = (receivedAt: number, source = ''): Event => ({ eventAt: 0, receivedAt, from: source });
const times = map(({ receivedAt }: EventTimes) => String(receivedAt));
const numbered = { 1: event(1), 2: event(2), 3: event(3), 4: event(4), 5: event(5), 6: event(6) };

describe('mergeByTime', () => {
  it('given two ordered sources, then an event leaves once neither can bring an earlier one', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const a$ = hot('        -1---4----5----|   ', numbered);
      const b$ = hot('        --2-3----6-----|   ', numbered);
      const expected = '      --1--(23)45----(6|)';
      const subscription = '  ^--------------!   ';
      expectObservable(mergeByTime({ bufferMax: 2 }, a$, b$).pipe(times)).toBe(expected);
      expectSubscriptions(a$.subscriptions).toBe(subscription);
      expectSubscriptions(b$.subscriptions).toBe(subscription);
    });
  });

  it('given a source that ends, then it holds the others back no longer', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const a$ = hot('        -1-|           ', numbered);
      const b$ = hot('        ----2---3-|    ', numbered);
      const expected = '      ----(12)3-|    ';
      expectObservable(mergeByTime({ bufferMax: 2 }, a$, b$).pipe(times)).toBe(expected);
      expectSubscriptions(a$.subscriptions).toBe('^--!           ');
      expectSubscriptions(b$.subscriptions).toBe('^---------!    ');
    });
  });

  it('given a quiet source, then all wait for it', () => {
    marbles(({ hot, expectObservable }) => {
      const a$ = hot('        -1-2-3---    ', numbered);
      const quiet$ = hot('    --------4    ', numbered);
      const expected = '      --------(123)';
      expectObservable(mergeByTime({ bufferMax: 3 }, a$, quiet$).pipe(times)).toBe(expected);
    });
  });

  it('given events of one instant, then they leave in the order of the arguments and then of arrival', () => {
    const first$ = from([event(5, 'a1'), event(5, 'a2'), event(7, 'a3')]);
    const second$ = from([event(5, 'b1'), event(6, 'b2'), event(7, 'b3')]);
    expect(collectAll(mergeByTime({ bufferMax: 3 }, first$, second$)).map(({ from }) => from)).toEqual([
      'a1',
      'a2',
      'b1',
      'b2',
      'a3',
      'b3',
    ]);
    expect(collectAll(mergeByTime({ bufferMax: 3 }, second$, first$)).map(({ from }) => from)).toEqual([
      'b1',
      'a1',
      'a2',
      'b2',
      'b3',
      'a3',
    ]);
  });

  it('given a source further ahead than its buffer, then the stream ends with E032 and every source is left', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const a$ = hot('        -1-2-3--', numbered);
      const quiet$ = hot('    --------', numbered);
      const expected = '      -----#  ';
      const subscription = '  ^----!  ';
      expectObservable(mergeByTime({ bufferMax: 2 }, a$, quiet$).pipe(map(() => 0))).toBe(
        expected,
        {},
        expect.objectContaining({ code: 'E032' }),
      );
      expectSubscriptions(a$.subscriptions).toBe(subscription);
      expectSubscriptions(quiet$.subscriptions).toBe(subscription);
    });
    expect(
      thrownBy(() => collectAll(mergeByTime({ bufferMax: 2 }, from([event(1), event(2), event(3)]), NEVER))),
    ).toEqual({
      code: 'E032',
      message:
        'source 0 is 2 events ahead of the slowest source; give mergeByTime a larger bufferMax, or find why the other stands still',
    });
  });

  it('given a source that goes back, then the stream ends with E031', () => {
    expect(thrownBy(() => collectAll(mergeByTime({ bufferMax: 9 }, of(event(9)), from([event(2), event(1)]))))).toEqual(
      {
        code: 'E031',
        message:
          'source 1 brought an event of 1970-01-01T00:00:00.001Z after one of 1970-01-01T00:00:00.002Z; sort each source by receivedAt',
      },
    );
  });

  it('given a source that fails, then its error passes at once and the others are left', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const a$ = hot('        -1-#    ', numbered, new Error('lost'));
      const b$ = hot('        -------2', numbered);
      const expected = '      ---#    ';
      const subscription = '  ^--!    ';
      expectObservable(mergeByTime({ bufferMax: 2 }, a$, b$).pipe(times)).toBe(expected, {}, new Error('lost'));
      expectSubscriptions(b$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then every source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const a$ = hot('        -1--3', numbered);
      const b$ = hot('        --2--', numbered);
      const unsubscribe = '   ---! ';
      const expected = '      --1--';
      const subscription = '  ^--! ';
      expectObservable(mergeByTime({ bufferMax: 2 }, a$, b$).pipe(times), unsubscribe).toBe(expected);
      expectSubscriptions(a$.subscriptions).toBe(subscription);
      expectSubscriptions(b$.subscriptions).toBe(subscription);
    });
  });

  it('given a consumer that has enough, then a synchronous source is read no further', () => {
    let read = 0;
    function* endless() {
      for (;;) yield event(read++);
    }
    expect(collectAll(mergeByTime({ bufferMax: 5 }, from(endless())).pipe(take(3)))).toHaveLength(3);
    expect(read).toBe(3);
  });

  it('given a consumer whose reaction brings the next event, then it overtakes nothing', () => {
    const a$ = new Subject<Event>();
    const b$ = new Subject<Event>();
    const seen: number[] = [];
    mergeByTime({ bufferMax: 5 }, a$, b$).subscribe(({ receivedAt }) => {
      seen.push(receivedAt);
      if (receivedAt === 1) a$.next(event(4));
    });
    b$.next(event(1));
    b$.next(event(2));
    b$.next(event(5));
    a$.next(event(3));
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('given no source, then it completes at once', () => {
    expect(collectAll(mergeByTime({ bufferMax: 1 }))).toEqual([]);
  });

  it('given one source, then it passes through, whatever its length', () => {
    const events = Array.from({ length: 100 }, (_, i) => event(i));
    expect(collectAll(mergeByTime({ bufferMax: 1 }, from(events)))).toEqual(events);
  });

  it.each([0, -1, 1.5, Number.NaN])('given bufferMax %d, then it is refused', (bufferMax) => {
    expect(thrownBy(() => mergeByTime({ bufferMax }, NEVER))).toEqual({
      code: 'E011',
      message: `bufferMax ${bufferMax} holds no event; pass a whole number above zero, such as 10000`,
    });
  });

  it('given sources of two kinds, then the result is of either', () => {
    const merge = (bar$: Observable<Bar>, trade$: Observable<Trade>) => mergeByTime({ bufferMax: 1 }, bar$, trade$);
    expectTypeOf<ReturnType<typeof merge>>().toEqualTypeOf<Observable<Bar | Trade>>();
  });

  const ordered = (source: string) =>
    fc.array(fc.nat({ max: 50 })).map((all) => all.sort((x, y) => x - y).map((at) => event(at, source)));

  it('given any ordered sources, then the result is their stable sort', () => {
    fc.assert(
      fc.property(ordered('a'), ordered('b'), ordered('c'), (a, b, c) => {
        const merged = collectAll(mergeByTime({ bufferMax: 100 }, from(a), from(b), from(c)));
        expect(merged).toEqual([...a, ...b, ...c].sort((x, y) => x.receivedAt - y.receivedAt));
      }),
    );
  });

  it('given any ordered sources in any interleaving, then the order is the same', () => {
    fc.assert(
      fc.property(ordered('a'), ordered('b'), fc.array(fc.boolean()), (a, b, turns) => {
        const merge = new TimeMerge<Event>(2, 100);
        const out: Event[] = [];
        const rest = [[...a], [...b]];
        const drain = () => {
          for (let taken = merge.take(); taken !== undefined; taken = merge.take()) out.push(taken);
        };
        for (const turn of turns) {
          const next = rest[Number(turn)]?.shift();
          if (next !== undefined) merge.push(Number(turn), next);
          drain();
        }
        for (const [index, lane] of rest.entries()) {
          for (const next of lane) merge.push(index, next);
          merge.end(index);
        }
        drain();
        expect(out).toEqual(collectAll(mergeByTime({ bufferMax: 100 }, from(a), from(b))));
      }),
    );
  });
});
