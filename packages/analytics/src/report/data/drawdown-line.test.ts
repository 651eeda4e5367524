import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curveOf, curves } from '../../curve.fixture.ts';
import { drawdowns } from '../../drawdown/drawdowns.ts';
import { drawdownLine } from './drawdown-line.ts';

it('given a rise, a fall and a withdrawal, when the line is drawn, then only the fall is below zero', () => {
  const line = drawdownLine(curveOf([100, 200, 150, 100], { flow: { 3: -50 } }));
  expect([...line]).toEqual([0, 0, -0.25, -0.25]);
});

it('given any curve, then the deepest point of the line is the maximum drawdown', () => {
  fc.assert(
    fc.property(curves(), (curve) => {
      expect(-Math.min(...drawdownLine(curve))).toBeCloseTo(drawdowns(curve, 1)[0]?.depth ?? 0, 9);
    }),
  );
});
