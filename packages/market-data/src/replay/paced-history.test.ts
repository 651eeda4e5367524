import { type BarSeries, barColumns, defineInstrument, minute, SimulatedClock } from '@rxtrade/core';
import { describeFeed } from '@rxtrade/core/testing';
import { describe, expect, it } from 'vitest';
import { pacedHistory } from './paced-history.ts';

const instrument = defineInstrument({
  id: 'BTC/USDT',
  kind: 'spot',
  base: 'BTC',
  quote: 'USDT',
  rules: [{ tickSize: '0.01', quantityStep: '0.01' }],
});

function threeBars(): BarSeries {
  const columns = barColumns(3);
  for (let i = 0; i < 3; i++) {
    columns.openAt[i] = i * minute;
    for (const name of ['open', 'high', 'low', 'close'] as const) columns[name][i] = 100;
  }
  return { instrument, intervalMs: minute, columns };
}

describeFeed('pacedHistory', () => pacedHistory([threeBars()], { clock: new SimulatedClock(), speed: 60 }));

describe('paced history', () => {
  it('given 60x, then a minute of history waits a second of the clock', () => {
    const clock = new SimulatedClock(5_000);
    const feed = pacedHistory([threeBars()], { clock, speed: 60 });
    if (feed.kind !== 'history' || feed.pace === undefined) throw new Error('not a paced history');
    expect(feed.name).toBe('history at 60x');
    expect(feed.pace.until(minute), 'the first instant comes at once').toBeUndefined();
    let asked = 0;
    feed.pace.until(2 * minute)?.subscribe(() => {
      asked += 1;
    });
    clock.advanceTo(5_999);
    expect(asked).toBe(0);
    clock.advanceTo(6_000);
    expect(asked).toBe(1);
    expect(feed.pace.until(2 * minute)).toBeUndefined();
  });

  it('given a name, then it has it; given a speed that is none, then E011', () => {
    const clock = new SimulatedClock();
    expect(pacedHistory([], { clock, speed: 1, name: 'mine' }).name).toBe('mine');
    expect(() => pacedHistory([], { clock, speed: 0 })).toThrow(expect.objectContaining({ code: 'E011' }));
  });
});
