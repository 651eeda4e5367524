import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyperbolicTangent, naturalLog } from './index.ts';

describe('portable math', () => {
  it('given any number above zero, then the logarithm of this engine, but for its last bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
        const expected = Math.log(value);
        expect(Math.abs(naturalLog(value) - expected)).toBeLessThanOrEqual(4e-16 + Math.abs(expected) * 4e-16);
      }),
    );
    expect(naturalLog(1)).toBe(0);
  });

  it('given any number within 2 of zero, then the hyperbolic tangent of this engine, but for its last bits', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (value) => {
        const expected = Math.tanh(value);
        expect(Math.abs(hyperbolicTangent(value) - expected)).toBeLessThanOrEqual(Math.abs(expected) * 6e-16);
      }),
    );
  });
});
