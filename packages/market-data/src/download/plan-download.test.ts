import { day, hour, minute } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { pieceMsOf, planDownload } from './plan-download.ts';
import { joined } from './time-ranges.ts';

const range = { from: 0, to: 100 };
const covered = [
  { from: 20, to: 30 },
  { from: 60, to: 200 },
  { from: -50, to: 5 },
];

describe('planDownload', () => {
  it('given a part that is there, then what is missing around it, oldest first', () => {
    expect(planDownload({ range, covered, direction: 'forward', pieceMs: 10 })).toEqual([
      { from: 5, to: 20 },
      { from: 30, to: 60 },
    ]);
  });

  it('given the way backward, then the same in short pieces, newest first, ending where what is there begins', () => {
    const pieces = planDownload({ range, covered, direction: 'backward', pieceMs: 10 });
    expect(pieces).toEqual([
      { from: 50, to: 60 },
      { from: 40, to: 50 },
      { from: 30, to: 40 },
      { from: 10, to: 20 },
      { from: 5, to: 10 },
    ]);
    expect(joined(pieces)).toEqual(planDownload({ range, covered, direction: 'forward', pieceMs: 10 }));
  });

  it('given that all is there, then nothing', () => {
    for (const direction of ['forward', 'backward'] as const) {
      expect(planDownload({ range, covered: [{ from: 0, to: 100 }], direction, pieceMs: 10 })).toEqual([]);
    }
  });

  it('given a series, then a piece is about a page of it', () => {
    const instrument = { id: 'BTCUSDT', kind: 'spot' } as const;
    expect(pieceMsOf({ kind: 'bars', instrument, intervalMs: minute }, 1_000)).toBe(1_000 * minute);
    expect(pieceMsOf({ kind: 'marks', instrument, intervalMs: hour }, 10)).toBe(10 * hour);
    expect(pieceMsOf({ kind: 'trades', instrument }, 1_000)).toBe(day);
    expect(pieceMsOf({ kind: 'funding', instrument }, 1_000)).toBe(30 * day);
  });
});
