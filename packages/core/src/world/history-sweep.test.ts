import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minute } from '../time/index.ts';
import { HistorySweep, type SweepTarget } from './history-sweep.ts';
import { btc, eth, seriesOf } from './stage.fixture.ts';

class Taken implements SweepTarget {
  readonly lines: string[] = [];
  bar({ instrument, closeAt, intervalMs }: Parameters<SweepTarget['bar']>[0], matches: boolean): void {
    this.lines.push(`${closeAt / minute} ${instrument.base} ${intervalMs / minute}m${matches ? '' : ' untold'}`);
  }
  barOpened({ instrument, openAt }: Parameters<SweepTarget['barOpened']>[0]): void {
    this.lines.push(`${openAt / minute} ${instrument.base} opened`);
  }
  status({ instrument, receivedAt }: Parameters<SweepTarget['status']>[0]): void {
    this.lines.push(`${receivedAt / minute} ${instrument.base} delisted`);
  }
  event({ kind, receivedAt }: Parameters<SweepTarget['event']>[0]): void {
    this.lines.push(`${receivedAt / minute} ${kind}`);
  }
  detail({ instrument, closeAt, intervalMs }: Parameters<SweepTarget['detail']>[0]): void {
    this.lines.push(`${closeAt / minute} ${instrument.base} ${intervalMs / minute}m detail`);
  }
  endOfInstant(at: number): void {
    this.lines.push(`${at / minute} end`);
  }
}

function sweepAll(...args: ConstructorParameters<typeof HistorySweep>): readonly string[] {
  const taken = new Taken();
  const sweep = new HistorySweep(...args);
  while (sweep.run(taken, 1));
  return taken.lines;
}

describe('a sweep', () => {
  it('given two timeframes of an instrument, then only the finer is matched against', () => {
    const series = [seriesOf([1, 2], { intervalMs: 2 * minute }), seriesOf([1, 2, 3])];
    expect(sweepAll(series, { needsOpened: false })).toEqual([
      '1 BTC 1m',
      '1 end',
      '2 BTC 2m untold',
      '2 BTC 1m',
      '2 end',
      '3 BTC 1m',
      '3 end',
      '4 BTC 2m untold',
      '4 end',
    ]);
  });

  it('given detail, then it comes before the bars it is part of, which are only shown', () => {
    const series = [seriesOf([1, 2], { intervalMs: 2 * minute })];
    const detail = [seriesOf([1, 2, 3, 4, 5])];
    expect(sweepAll(series, { needsOpened: false, detail })).toEqual([
      '1 BTC 1m detail',
      '1 end',
      '2 BTC 1m detail',
      '2 BTC 2m untold',
      '2 end',
      '3 BTC 1m detail',
      '3 end',
      '4 BTC 1m detail',
      '4 BTC 2m untold',
      '4 end',
    ]);
  });

  it('given detail and a window, then all of the bars within it has its detail', () => {
    const series = [seriesOf([1, 2, 3], { intervalMs: 2 * minute })];
    const detail = [seriesOf([1, 2, 3, 4, 5, 6])];
    const window = { from: minute, to: 3 * minute };
    const lines = sweepAll(series, { needsOpened: false, detail, window });
    expect(lines.filter((line) => !line.endsWith('end'))).toEqual([
      '3 BTC 1m detail',
      '4 BTC 1m detail',
      '4 BTC 2m untold',
    ]);
    expect(sweepAll(series, { needsOpened: false, detail, window: { from: 9 * minute } })).toEqual([]);
  });

  it('given openings that are asked for, then they come after all closes of the instant', () => {
    expect(sweepAll([seriesOf([1, 2]), seriesOf([1], { instrument: eth })], { needsOpened: true })).toEqual([
      '0 BTC opened',
      '0 ETH opened',
      '0 end',
      '1 BTC 1m',
      '1 ETH 1m',
      '1 BTC opened',
      '1 end',
      '2 BTC 1m',
      '2 end',
    ]);
  });

  it('given a window, then bars that open within it come, the last instant excluded', () => {
    const window = { from: minute, to: 3 * minute };
    expect(sweepAll([seriesOf([1, 2, 3, 4])], { needsOpened: false, window })).toEqual([
      '2 BTC 1m',
      '2 end',
      '3 BTC 1m',
      '3 end',
    ]);
  });

  it('given a number of bars, then at least so many are given, and the rest of their last instant', () => {
    const taken = new Taken();
    const sweep = new HistorySweep([seriesOf([1, 2]), seriesOf([1, 2], { instrument: eth })], { needsOpened: false });
    expect(sweep.total).toBe(4);
    expect(sweep.nextAt).toBe(minute);
    expect(sweep.run(taken, 1)).toBe(true);
    expect(taken.lines).toEqual(['1 BTC 1m', '1 ETH 1m', '1 end']);
    expect(sweep.run(taken, 9)).toBe(false);
    expect(sweep.nextAt).toBe(Number.POSITIVE_INFINITY);
  });

  it('given any ragged series, then it gives every bar once, sorted by instant, and one end an instant', () => {
    const shape = fc.record({
      bars: fc.integer({ min: 0, max: 9 }),
      startAt: fc.integer({ min: 0, max: 5 }),
      every: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 5 }), fc.boolean(), (shapes, needsOpened) => {
        const series = shapes.map(({ bars, startAt, every }, i) =>
          seriesOf(
            Array.from({ length: bars }, (_, k) => k + 1),
            {
              instrument: i % 2 === 0 ? btc : eth,
              intervalMs: every * minute,
              startAt: startAt * minute,
            },
          ),
        );
        const lines = sweepAll(series, { needsOpened });
        const instants = lines.map((line) => Number(line.split(' ')[0]));
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        const closes = lines.filter((line) => line.includes('m'));
        expect(closes.length).toBe(shapes.reduce((sum, { bars }) => sum + bars, 0));
        const ends = lines.filter((line) => line.endsWith('end'));
        expect(new Set(ends).size).toBe(ends.length);
        expect(lines.filter((line) => line.endsWith('opened')).length).toBe(needsOpened ? closes.length : 0);
      }),
    );
  });
});
