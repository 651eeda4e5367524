import {
  constantLatency,
  fixedSlippage,
  fixedSpread,
  noFees,
  noSlippage,
  noSpread,
  powerQueue,
  rateFees,
  replayedLatency,
  riskAverseQueue,
  SimulatedVenue,
  standardFills,
  volatilitySlippage,
} from '@rxtrade/simulator';
import { describe, expect, it } from 'vitest';
import { meanFollower, newYear, optionsOf, rise, scripted, storyOf, swings } from '../runner/backtest.fixture.ts';
import { runBacktest } from '../runner/run-backtest.ts';
import { runCosts, withCosts } from './cost-runs.ts';
import { costSettings } from './cost-settings.ts';

const venue = {
  slippage: fixedSlippage(4),
  spread: fixedSpread(6),
  latency: constantLatency(125),
  fees: rateFees({ maker: '0.0002', taker: '0.0005' }),
};
const { models } = new SimulatedVenue(venue);
const following = optionsOf({ series: [swings(400)], strategies: [{ strategy: meanFollower }], venue });

describe('cost settings', () => {
  const namesOf = (name: 'kind' | 'expected' | 'harsh') =>
    Object.fromEntries(
      Object.entries(costSettings(name, models)).map(([key, model]) => [key, (model as { name: string }).name]),
    );

  it('given models, then half of each when kind, twice when harsh, and fees, volume and borrowing as they are', () => {
    expect(namesOf('kind')).toEqual({
      ...namesOf('expected'),
      slippage: '0.5 × 4 bps',
      spread: '0.5 × 6 bps',
      latency: '0.5 × 125 ms',
      fills: 'limits fill when touched, gaps fill at the open',
      queue: powerQueue().name,
    });
    expect(namesOf('harsh')).toMatchObject({ slippage: '2 × 4 bps', spread: '2 × 6 bps', latency: '2 × 125 ms' });
    expect(namesOf('harsh')['fills']).toBe('limits fill when traded through, gaps fill at the limit');
    expect(namesOf('harsh')['queue']).toBe(riskAverseQueue().name);
    expect(costSettings('expected', models)).toBe(models);
  });

  it('given what they say, then numbers are it', () => {
    const random = { between: () => 0 } as never;
    const { slippage, spread, latency } = { ...models, ...costSettings('kind', models) };
    const context = { instrument: rise.instrument, side: 'buy', quantity: 1, reference: 100, at: newYear } as const;
    const fill = { ...context, volume: 1, high: 100, low: 100, random };
    expect([slippage.rate(fill), spread.rate(fill)]).toEqual([expect.closeTo(2e-4, 12), expect.closeTo(3e-4, 12)]);
    expect(latency.delayMs(random, newYear), 'half a millisecond is a whole one').toBe(63);
  });

  it('given no slippage, no spread and no latency, then still none, by name', () => {
    const none = { ...models, slippage: noSlippage(), spread: noSpread(), latency: constantLatency(0) };
    for (const name of ['kind', 'harsh'] as const)
      expect(costSettings(name, none)).toMatchObject({
        slippage: { name: 'none' },
        spread: { name: 'none' },
        latency: { name: '0 ms' },
      });
  });

  it('given models that learn from bars, then they learn as they are, and begin anew with each venue', () => {
    const learning = {
      ...following,
      venue: { slippage: volatilitySlippage(0.2), latency: replayedLatency([60_000, 120_000]) },
    };
    const harsh = () => runBacktest(withCosts(learning, 'harsh'));
    expect(storyOf(harsh())).toEqual(storyOf(harsh()));
    const twice = {
      slippage: volatilitySlippage(0.4, { untilThenBps: 4 }),
      latency: replayedLatency([120_000, 240_000]),
    };
    const stated = runBacktest({ ...learning, venue: { ...withCosts(learning, 'harsh').venue, ...twice } });
    expect(storyOf(harsh()).fills).toEqual(storyOf(stated).fills);
  });

  it('given a fill model of one’s own, then it stays', () => {
    const fills = { ...standardFills(), name: 'mine' };
    expect(costSettings('kind', { ...models, fills }).fills).toBe(fills);
  });
});

describe('cost runs', () => {
  it('given a run, then the outer two are simulations of their own, and order themselves by what they cost', () => {
    const runs = runCosts(following);
    expect(runs.map(({ name }) => name)).toEqual(['kind', 'expected', 'harsh']);
    const [kind, expected, harsh] = runs.map(({ finalEquity }) => finalEquity);
    expect(kind).toBeGreaterThan(expected ?? 0);
    expect(expected).toBeGreaterThan(harsh ?? 0);
    for (const { name, curve, assumptions } of runs) {
      const alone = runBacktest(withCosts(following, name));
      expect([...curve.equity]).toEqual([...alone.curve.equity]);
      expect(assumptions).toEqual(alone.assumptions);
    }
  });

  it('given limits, then kind ones fill when touched, which rescaling could not tell', () => {
    const limit = scripted({
      1: (context, { instrument }) =>
        void context.order({
          kind: 'limit',
          instrument,
          side: 'buy',
          price: '108',
          size: { quantity: '1' },
          reason: 'at its low',
        }),
    });
    const runs = runCosts(optionsOf({ series: [rise], strategies: [{ strategy: limit }] }));
    expect(runs.map(({ fills }) => fills)).toEqual([1, 0, 0]);
  });

  it('given the expected result, then it is not run again', () => {
    const expected = runBacktest(following);
    expect(runCosts(following, expected)[1]?.curve).toBe(expected.curve);
    expect(storyOf(runBacktest(following))).toEqual(storyOf(expected));
  });

  it('given nothing costs anything, then there is but the one run, labeled', () => {
    const free = { slippage: noSlippage(), spread: noSpread(), fees: noFees() };
    const runs = runCosts({ ...following, venue: free });
    expect(runs.map(({ name }) => name)).toEqual(['expected']);
    expect(runs[0]?.assumptions.isFree).toBe(true);
  });

  it('given someone listens, then the expected run alone is told', () => {
    const told: string[] = [];
    runCosts({ ...following, tracer: ({ note }) => void told.push(note) });
    const once: string[] = [];
    runBacktest({ ...following, tracer: ({ note }) => void once.push(note) });
    expect(told).toEqual(once);
  });
});
