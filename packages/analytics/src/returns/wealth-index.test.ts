import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../scripts/testing/matchers.ts';
import { curveOf, curves, newYear, twoTellings } from '../curve.fixture.ts';
import { refusalOf } from '../refusal.fixture.ts';
import { wealthIndex } from './wealth-index.ts';

describe('wealthIndex', () => {
  it('given no flows, then it is the equity itself', () => {
    const curve = curveOf([100, 110, 99]);
    expect(wealthIndex(curve)).toBe(curve.equity);
  });

  it('given a deposit after a gain of 10%, then a later gain of 10% compounds to 21% however much came in', () => {
    // 100 grows to 110, 1000 come in, 1110 grow to 1221
    expect([...wealthIndex(curveOf([100, 1110, 1221], { flow: { 1: 1000 } }))]).toEqual([
      100,
      110,
      expect.closeTo(121, 10),
    ]);
  });

  it('given everything withdrawn and money coming back, then what lay between is no return', () => {
    // 100 grows to 120 and leaves; 50 come later and lose half
    const curve = curveOf([100, 0, 0, 50, 25], { flow: { 1: -120, 3: 50 } });
    expect([...wealthIndex(curve)]).toEqual([100, 120, 120, 120, 60]);
  });

  it('given an account that opens empty, then it counts from 1 once money is there', () => {
    expect([...wealthIndex(curveOf([0, 200, 300], { flow: { 1: 200 } }))]).toEqual([1, 1, 1.5]);
  });

  it('given more than everything lost, then it ends at zero for good, whatever comes in later', () => {
    expect([...wealthIndex(curveOf([100, -20, 80, 160], { flow: { 2: 100 } }))]).toEqual([100, 0, 0, 0]);
  });

  it('given a flow at the first point, then it is part of what the account began with', () => {
    const curve = curveOf([100, 110], { flow: { 0: 100 } });
    expect([...wealthIndex(curve)]).toEqual([100, 110]);
  });

  it('given any returns, then deposits and withdrawals do not change it', () => {
    fc.assert(
      fc.property(twoTellings(), ({ plain, withFlows }) => {
        const alone = wealthIndex(plain);
        for (const [i, value] of wealthIndex(withFlows).entries()) expect(value).toBeRelativelyCloseTo(alone[i], 1e-9);
      }),
    );
  });

  it('given any curve with its equity times a number, then the index grows alike', () => {
    fc.assert(
      fc.property(curves(), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (curve, factor) => {
        const index = wealthIndex(curve);
        const scaled = wealthIndex({ ...curve, equity: curve.equity.map((value) => value * factor) });
        for (const [i, value] of scaled.entries())
          expect(value / (scaled[0] ?? 0)).toBeRelativelyCloseTo((index[i] ?? 0) / (index[0] ?? 0), 1e-12);
      }),
    );
  });
});

describe('a curve that is not sound', () => {
  it.each([
    ['columns of different lengths', { ...curveOf([1, 2]), flow: new Float64Array(1) }, 'columns of 2, 2 and 1'],
    ['a repeated instant', curveOf([1, 2], { at: [newYear, newYear] }), `point 1 of the equity curve is at ${newYear}`],
    ['instants going back', curveOf([1, 2], { at: [newYear, 0] }), 'point 1 of the equity curve is at 0'],
    ['an instant that is none', curveOf([1], { at: [Number.NaN] }), 'point 0 of the equity curve is at NaN'],
    ['an equity of NaN', curveOf([1, Number.NaN]), 'point 1 of the equity curve has an equity of NaN'],
    ['an infinite flow', curveOf([1, 2], { flow: { 1: Number.POSITIVE_INFINITY } }), 'a flow of Infinity'],
  ])('given %s, then it is refused, naming the point', (_, curve, message) => {
    const refusal = refusalOf(() => wealthIndex(curve));
    expect(refusal.code).toBe('E421');
    expect(refusal.message).toContain(message);
  });
});
