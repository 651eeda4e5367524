import { describe, expect, it } from 'vitest';
import { ProgressMeter } from './progress-meter.ts';

describe('a progress meter', () => {
  it('given a quarter done in a second, then three more are left', () => {
    let now = 5_000;
    const meter = new ProgressMeter({ now: () => now });
    now = 6_000;
    expect(meter.at(250, 1_000)).toEqual({ done: 250, total: 1_000, perSecond: 250, leftMs: 3_000 });
    now = 7_000;
    expect(meter.at(1_000, 1_000)).toEqual({ done: 1_000, total: 1_000, perSecond: 500, leftMs: 0 });
  });

  it('given no time has passed, or nothing is done, then no rate is made up', () => {
    let now = 0;
    const meter = new ProgressMeter({ now: () => now });
    expect(meter.at(10, 100)).toEqual({ done: 10, total: 100, perSecond: 0, leftMs: undefined });
    now = 9_000;
    expect(meter.at(0, 100)).toEqual({ done: 0, total: 100, perSecond: 0, leftMs: undefined });
  });
});
