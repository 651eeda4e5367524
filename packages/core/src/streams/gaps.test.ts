import fc from 'fast-check';
import { map } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { FeedState } from '../market/index.ts';
import { anyBarColumns } from '../testing/generators/index.ts';
import { minute } from '../time/index.ts';
import { fillGaps } from './fill-gaps.ts';
import { barsOf, btc, collect, eth, marbles, minuteBar, plain, thrownBy } from './marbles.fixture.ts';
import { markGaps } from './mark-gaps.ts';

const feed = 'binance';

describe('markGaps', () => {
  it('given two missing bars, when the next one shows it, then a gap leaves right before it', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bars = { 1: minuteBar(0), 2: minuteBar(1), 5: minuteBar(4) };
      const bar$ = hot('      -1-2---5---|', bars);
      const expected = '      -1-2---(g5)|';
      const subscription = '  ^----------!';
      const gap: FeedState = {
        kind: 'feed-state',
        feed,
        state: 'gap',
        instrument: btc,
        eventAt: 2 * minute,
        receivedAt: 5 * minute,
        detail: '2 bars of 1m missing from 1970-01-01T00:02:00.000Z',
      };
      expectObservable(bar$.pipe(markGaps({ feed }))).toBe(expected, { ...bars, g: gap });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given one missing bar, then the sentence is singular', () => {
    const [, gap] = collect([minuteBar(0), minuteBar(2)], markGaps({ feed }));
    expect(gap).toMatchObject({ detail: '1 bar of 1m missing from 1970-01-01T00:01:00.000Z' });
  });

  it('given any bars, then the gaps account for every bar that is not there', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, missingMax: 40 }), (columns) => {
        const bars = barsOf(columns, minute);
        const out = collect(bars, markGaps({ feed }));
        expect(out.filter((event) => event.kind === 'bar')).toEqual(bars);
        for (const [i, event] of out.entries()) {
          if (event.kind !== 'feed-state') continue;
          expect(out[i - 1]).toMatchObject({ closeAt: event.eventAt });
          expect(out[i + 1], 'a gap is seen with the bar that shows it').toMatchObject({
            receivedAt: event.receivedAt,
          });
          const missing = ((out[i + 1]?.eventAt ?? 0) - minute - event.eventAt) / minute;
          expect(missing).toBeGreaterThan(0);
          expect(event.detail?.startsWith(`${missing} bar`)).toBe(true);
        }
        const marked = out.filter((event) => event.kind === 'feed-state').length;
        expect(marked).toBe(bars.filter((bar, i) => i > 0 && bar.openAt !== bars[i - 1]?.closeAt).length);
      }),
    );
  });
});

describe('fillGaps', () => {
  it('given two missing bars, when the next one shows it, then flat bars leave before it', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bar$ = hot('      -1-2---5----|', { 1: minuteBar(0), 2: minuteBar(1, { close: 11.5 }), 5: minuteBar(4) });
      const expected = '      -1-2---(345)|';
      const subscription = '  ^-----------!';
      const flat = { open: 11.5, high: 11.5, low: 11.5, close: 11.5, volume: 0 };
      expectObservable(bar$.pipe(fillGaps({ barsMax: 2 }), map(plain))).toBe(expected, {
        1: plain(minuteBar(0)),
        2: plain(minuteBar(1, { close: 11.5 })),
        3: plain(minuteBar(2, flat)),
        4: plain(minuteBar(3, flat)),
        5: plain(minuteBar(4)),
      });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });

  it('given a gap longer than allowed, then it stays', () => {
    const bars = [minuteBar(0), minuteBar(4)];
    expect(collect(bars, fillGaps({ barsMax: 2 }))).toEqual(bars);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('given barsMax %d, then it is refused', (barsMax) => {
    expect(thrownBy(() => fillGaps({ barsMax }))).toEqual({
      code: 'E011',
      message: `barsMax ${barsMax} fills no gap; pass a whole number above zero`,
    });
  });

  it('given any bars, then the filled ones have no gap, keep every real bar and add no volume', () => {
    fc.assert(
      fc.property(anyBarColumns({ intervalMs: minute, missingMax: 40 }), (columns) => {
        const bars = barsOf(columns, minute);
        const filled = collect(bars, fillGaps({ barsMax: 40 }));
        expect(collect(filled, markGaps({ feed })), 'nothing left to mark').toEqual(filled);
        expect(filled.filter((bar) => bars.includes(bar))).toEqual(bars);
        for (const [i, bar] of filled.entries()) {
          if (bars.includes(bar)) continue;
          const before = filled[i - 1]?.close;
          expect(plain(bar)).toMatchObject({ open: before, high: before, low: before, close: before, volume: 0 });
        }
      }),
    );
  });
});

describe.each([
  ['markGaps', () => markGaps({ feed })],
  ['fillGaps', () => fillGaps({ barsMax: 10 })],
])('%s', (_, operator) => {
  it.each([
    ['a repeated bar', minuteBar(1), 'E031'],
    ['an older bar', minuteBar(0), 'E031'],
    ['a bar off the grid', minuteBar(2.5), 'E030'],
    ['another instrument', eth, 'E011'],
  ])('given %s, then the stream ends with a code', (_name, next, code) => {
    const bar = next === eth ? { ...plain(minuteBar(2)), instrument: eth, intervalMs: minute } : next;
    expect(thrownBy(() => collect([minuteBar(1), bar as ReturnType<typeof minuteBar>], operator())).code).toBe(code);
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const bar$ = hot('      -1-5-|', { 1: minuteBar(0), 5: minuteBar(4) });
      const unsubscribe = '   --!   ';
      const expected = '      -1----';
      const subscription = '  ^-!   ';
      expectObservable(bar$.pipe(operator()), unsubscribe).toBe(expected, { 1: minuteBar(0) });
      expectSubscriptions(bar$.subscriptions).toBe(subscription);
    });
  });
});
