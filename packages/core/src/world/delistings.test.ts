import { describe, expect, it } from 'vitest';
import { defineInstrument, type Instrument } from '../instrument/index.ts';
import { fundingOf, tradesOf } from '../market/event-series.fixture.ts';
import type { BarSeries, EventSeries } from '../market/index.ts';
import { minute } from '../time/index.ts';
import { HistorySweep, type SweepOptions, type SweepTarget } from './history-sweep.ts';
import { seriesOf } from './stage.fixture.ts';

const rules = [{ tickSize: '0.01', quantityStep: '0.01' }];

function listedUntil(delistedAt: number, base = 'OLD'): Instrument {
  return defineInstrument({ id: base, kind: 'spot', base, quote: 'USDT', delistedAt, rules });
}

/** What a sweep gives, a word and an instant each. */
function given(series: readonly BarSeries[], events: readonly EventSeries[], options: Partial<SweepOptions> = {}) {
  const lines: string[] = [];
  const target: SweepTarget = {
    bar: ({ closeAt }) => lines.push(`bar ${closeAt / minute}`),
    barOpened: ({ openAt }) => lines.push(`opened ${openAt / minute}`),
    event: ({ kind, receivedAt }) => lines.push(`${kind} ${receivedAt / minute}`),
    status: ({ instrument, receivedAt }) => lines.push(`${instrument.id} delisted ${receivedAt / minute}`),
    detail: () => undefined,
    endOfInstant: () => undefined,
  };
  const sweep = new HistorySweep(series, { needsOpened: false, events, ...options });
  while (sweep.run(target, 1));
  return lines;
}

describe('an instrument that is delisted while a sweep lasts', () => {
  it('given bars, openings, funding and trades of its instant, then it comes after what was until then', () => {
    const old = listedUntil(2 * minute);
    const events = [fundingOf([{ at: 2 * minute, rate: 0 }], old), tradesOf([{ at: 2 * minute }], old)];
    expect(given([seriesOf([1, 2, 3], { instrument: old })], events, { needsOpened: true })).toEqual([
      'opened 0',
      'bar 1',
      'opened 1',
      'bar 2',
      'funding 2',
      'OLD delisted 2',
      'opened 2',
      'trade 2',
      'bar 3',
    ]);
  });

  it('given its last bar, then it comes with its close; given several, each comes once, in time', () => {
    const [old, older] = [listedUntil(3 * minute), listedUntil(minute + 1, 'OLDER')];
    expect(given([seriesOf([1, 2, 3], { instrument: old }), seriesOf([1], { instrument: older })], [])).toEqual([
      'bar 1',
      'bar 1',
      `OLDER delisted ${(minute + 1) / minute}`,
      'bar 2',
      'bar 3',
      'OLD delisted 3',
    ]);
  });

  it.each([
    ['before the data', 0, {}],
    ['after the data', 3 * minute + 1, {}],
    ['before the window', 2 * minute, { window: { from: 2 * minute } }],
    ['after the window', 3 * minute, { window: { to: 2 * minute } }],
  ])('given an instant %s, then it is none of the sweep', (_, at, options) => {
    const lines = given([seriesOf([1, 2, 3], { instrument: listedUntil(at) })], [], options);
    expect(lines.join()).not.toContain('delisted');
  });

  it('given events alone, then they say how long it lasts', () => {
    const old = listedUntil(5);
    expect(given([], [tradesOf([{ at: 1 }, { at: 9 }], old)])).toHaveLength(3);
  });
});
