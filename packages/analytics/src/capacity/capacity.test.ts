import { minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { newYear } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { type BarSketch, seriesOf } from '../trades/bars.fixture.ts';
import { fillOf, instrumentOf } from '../trades/trades.fixture.ts';
import { capacity } from './capacity.ts';
import { participation } from './participation.ts';

const bars = seriesOf([
  [1, 2, 100],
  [1, 2, 50],
  [1, 2, 0],
]);
const filled = (quantity: string, minutes: number) => fillOf('buy', quantity, { eventAt: newYear + minutes * minute });

describe('participation', () => {
  it('given fills in two bars, then those of one bar count together, bought and sold alike', () => {
    const sold = fillOf('sell', '3', { eventAt: newYear + minute - 1 });
    const shares = participation([filled('2', 0), sold, filled('10', 1)], [bars]);
    expect(shares).toMatchObject({ bars: 2, unknownFills: 0, highest: 0.2 });
    expect(shares.median).toBeCloseTo(0.125, 12);
    expect(shares.high).toBeCloseTo(0.05 + 0.95 * 0.15, 12);
  });

  it.each([
    ['before the bars', [filled('1', -1)]],
    ['after them', [filled('1', 3)]],
    ['in a bar without volume', [filled('1', 2)]],
    ['of an instrument without bars', [fillOf('buy', '1', { instrument: instrumentOf('ETH') })]],
  ])('given a fill %s, then it is counted as unknown and nothing else', (_, fills) => {
    expect(participation(fills, [bars])).toEqual({
      bars: 0,
      unknownFills: 1,
      median: undefined,
      high: undefined,
      highest: undefined,
      beyond: 0,
    });
  });

  it('given two series of an instrument, then the shorter bars are read', () => {
    const coarse = seriesOf([[1, 2, 1000]], { intervalMs: 3 * minute });
    expect(participation([filled('10', 0)], [coarse, bars]).highest).toBe(0.1);
  });

  it('given any fills, then the shares are in order, and twice the quantity is twice the share', () => {
    const sketch = fc.integer({ min: 1, max: 1000 }).map((volume): BarSketch => [1, 2, volume]);
    const fill = fc.record({ quantity: fc.integer({ min: 1, max: 50 }), minutes: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(
        fc.array(sketch, { minLength: 10, maxLength: 10 }),
        fc.array(fill, { minLength: 1 }),
        (sketches, fills) => {
          const series = [seriesOf(sketches)];
          const of = (times: number) =>
            participation(
              fills.map(({ quantity, minutes }) => filled(String(quantity * times), minutes)),
              series,
            );
          const { median = 0, high = 0, highest = 0 } = of(1);
          expect(median).toBeLessThanOrEqual(high + 1e-15);
          expect(high).toBeLessThanOrEqual(highest + 1e-15);
          expect(of(2).high).toBeRelativelyCloseTo(2 * high, 1e-12);
          // what moves twice as much volume has half the room left
          expect(capacity(of(2), 1000)).toBeRelativelyCloseTo((capacity(of(1), 1000) ?? 0) / 2, 1e-12);
        },
      ),
    );
  });
});

describe('capacity', () => {
  const fifth = participation([filled('10', 1)], [bars]);

  it('given a fifth of the volume with an equity of 1,000, then a tenth is left to 500, a limit of 0.4 to 2,000', () => {
    expect(capacity(fifth, 1000)).toBeCloseTo(500, 9);
    expect(capacity(fifth, 1000, 0.4)).toBeCloseTo(2000, 9);
  });

  it('given no bar whose volume is known, or nothing in the account, then there is none', () => {
    expect(capacity(participation([], [bars]), 1000)).toBeUndefined();
    expect(capacity(fifth, 0)).toBeUndefined();
    expect(capacity(fifth, -5)).toBeUndefined();
  });

  it.each([0, 1, -0.1, 10, Number.NaN])('given a limit of %d, then it is refused', (limit) => {
    const refusal = refusalOf(() => capacity(fifth, 1000, limit));
    expect(refusal.code).toBe('E422');
    expect(refusal.message).toContain(String(limit));
  });
});
