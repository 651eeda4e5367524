import { describe, expect, it } from 'vitest';
import { describeVolumeModel } from '../testing/index.ts';
import { btc } from '../venue/bench.fixture.ts';
import { Pool, shownVolume, unlimitedVolume, volumeShare } from './index.ts';

describeVolumeModel(() => shownVolume());
describeVolumeModel(() => volumeShare(0.1));
describeVolumeModel(() => unlimitedVolume());

describe('volume models', () => {
  const asked = ({ ofBar, ofTrade, ofQuote } = shownVolume()) => [ofBar?.(10), ofTrade?.(10), ofQuote?.(10)];

  it('given what is shown, a share of it or no limit, then as they say', () => {
    expect(asked()).toEqual([undefined, 10, 10]);
    expect(asked(volumeShare(0.25))).toEqual([2.5, 2.5, 10]);
    expect(asked(unlimitedVolume())).toEqual([undefined, undefined, undefined]);
  });

  it.each([0, -0.1, 1.01, Number.NaN, Number.POSITIVE_INFINITY])('given a share of %d, then E402', (share) => {
    expect(() => volumeShare(share)).toThrow(expect.objectContaining({ code: 'E402' }));
  });
});

describe('a pool', () => {
  it('given less than is asked, then as many whole quantity steps as it holds', () => {
    const pool = new Pool(0.37);
    expect(pool.partOf(2, btc, 0), 'all of two tenths').toBe(2);
    expect(pool.partOf(9, btc, 0)).toBe(3);
    pool.take(0.3);
    expect(pool.partOf(9, btc, 0)).toBe(0);
  });

  it('given what floats leave of a sum, then it counts as the step it stands for', () => {
    const pool = new Pool(0.3);
    pool.take(0.1);
    expect(pool.left).toBeLessThan(0.2);
    expect(pool.partOf(9, btc, 0)).toBe(2);
  });

  it('given that something else is shown, then what was added is new, and no more is left than that', () => {
    const pool = new Pool(5);
    pool.take(3);
    for (const [before, after, left] of [
      [5, 5, 2],
      [5, 6, 3],
      [6, 4, 3],
      [4, 1, 1],
      [1, Number.NaN, Number.POSITIVE_INFINITY],
      [Number.NaN, Number.NaN, Number.POSITIVE_INFINITY],
      [Number.NaN, 2, 2],
    ] as const) {
      pool.follow(before, after);
      expect(pool.left).toBe(left);
    }
  });

  it('given a difference that floats make a hair too small, then the step counts', () => {
    const pool = new Pool(3700.3);
    pool.take(3700.3);
    pool.follow(3700.3, 3700.6);
    expect(pool.left).toBeLessThan(0.3 - 1e-13);
    expect(pool.partOf(9, btc, 0)).toBe(3);
  });

  it('given a quantity the data do not tell, then no limit', () => {
    expect(new Pool(Number.NaN).partOf(1e12, btc, 0)).toBe(1e12);
  });
});
