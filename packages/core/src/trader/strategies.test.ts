import { filter, map, Subject, scan } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf } from '../errors/thrown.fixture.ts';
import { Bar } from '../market/index.ts';
import { defineStrategy, type Strategy, type StrategyContext, target } from '../strategy/index.ts';
import { minute } from '../time/index.ts';
import { btc, eth, Stage, script, seriesOf, turns } from '../world/stage.fixture.ts';
import type { TraceNote } from './facts.ts';
import { SilentFacts } from './sink.ts';
import { Trader } from './trader.ts';

const none = z.object({});

describe('what a trader refuses to be made of', () => {
  const make = (settings: Partial<ConstructorParameters<typeof Trader>[0]>) => () =>
    new Trader({
      instruments: [btc],
      strategies: [],
      rules: [],
      reportingCurrency: 'USDT',
      balances: { USDT: '1' },
      ...settings,
    });
  const idle = turns('idle');
  const strict = defineStrategy({ name: 'strict', params: z.strictObject({ n: z.int() }), setup: () => ({}) });
  const broken = script('broken', () => {
    throw new Error('no luck');
  });

  it.each([
    ['two strategies of one name', { strategies: [{ strategy: idle }, { strategy: idle }] }, 'E070', '"idle"'],
    ['an instrument that was not declared', { strategies: [{ strategy: idle, instruments: ['X'] }] }, 'E020', '"X"'],
    ['invalid parameters', { strategies: [{ strategy: strict, params: { n: 1.5 } }] }, 'E050', 'strict'],
    ['an instrument twice', { instruments: [btc, btc] }, 'E070', 'BTC/USDT'],
    ['a setup that throws', { strategies: [{ strategy: broken }] }, 'E051', 'strategy "broken" failed: no luck'],
    ['a balance that is no decimal', { balances: { USDT: 'much' } }, 'E012', 'much'],
    ['a seed that is no whole number', { strategies: [{ strategy: idle }], seed: 0.5 }, 'E011', '0.5'],
  ])('given %s, then it says so', (_, settings, code, text) => {
    const error = errorOf(make(settings));
    expect(error.code).toBe(code);
    expect(error.message).toContain(text);
  });
});

describe('a strategy that fails', () => {
  it('given a handler that throws, then E051 names it and keeps the cause', () => {
    const cause = new Error('divided by zero');
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', () => {
            throw cause;
          }),
        },
      ],
    });
    const error = errorOf(() => stage.bar());
    expect(error).toMatchObject({ code: 'E051', cause, context: { strategy: 'a', at: 60_000 } });
    expect(error.message).toBe('strategy "a" failed: divided by zero');
  });

  it('given one that throws after it sent an order and set a target, then the order is out, the target dropped', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', (context, bar) => {
            context.order({ kind: 'market', instrument: btc, side: 'buy', size: { quantity: 1 }, reason: 'in' });
            context.targetQuantity(bar, 5, 'more');
            throw new Error('then this');
          }),
        },
      ],
    });
    expect(errorOf(() => stage.bar()).code).toBe('E051');
    expect(stage.venue.log).toEqual(['+1']);
    stage.bar();
    stage.bar();
    expect(stage.held(), 'books and venue agree').toBe(1);
    expect(stage.venue.log).toEqual(['+1']);
  });

  it('given a handler that acts outside a step, then E052 names it, at once and again in the next step', () => {
    let context: StrategyContext | undefined;
    const stage = new Stage({
      strategies: [
        {
          strategy: script('late', (own) => {
            context = own;
            return {};
          }),
        },
      ],
    });
    stage.bar();
    for (const act of [
      () => context?.target(btc, 1, 'x'),
      () => context?.cancelAll(btc, 'x'),
      () => context?.timer(stage.now + 1, 'x'),
      () => context?.order({ kind: 'market', instrument: btc, side: 'buy', size: { quantity: 1 }, reason: 'x' }),
    ]) {
      const error = errorOf(act);
      expect(error.code).toBe('E052');
      expect(error.message).toContain('strategy "late"');
    }
    expect(errorOf(() => stage.bar()).code).toBe('E052');
    expect(stage.venue.log).toEqual([]);
  });

  it('given a reactive one that emits outside a step, then the next step throws E052 with its name', () => {
    const later = new Subject<number>();
    const strategy = defineStrategy({
      name: 'late',
      params: none,
      decide: () => later.pipe(map(() => target(btc, 1, 'x'))),
    });
    const stage = new Stage({ strategies: [{ strategy }] });
    stage.bar();
    later.next(1);
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E052');
    expect(error.message).toContain('strategy "late"');
  });

  it('given an emission after the last event, then the end of the data throws it', () => {
    const later = new Subject<number>();
    const strategy = defineStrategy({
      name: 'late',
      params: none,
      decide: () => later.pipe(map(() => target(btc, 1, 'x'))),
    });
    const stage = new Stage({ strategies: [{ strategy }] });
    stage.bar();
    later.next(1);
    expect(errorOf(() => stage.world.finish('leave-open')).code).toBe('E052');
  });

  it.each([
    [
      'throws in its pipe',
      () => {
        throw new Error('bad pipe');
      },
      'E051',
    ],
    ['wants what it does not trade', () => target(eth, 1, 'x'), 'E020'],
  ] as const)('given a reactive one that %s, then the step throws', (_, decide, code) => {
    const strategy = defineStrategy({ name: 'r', params: none, decide: ({ bar$ }) => bar$.pipe(map(decide)) });
    const stage = new Stage({ strategies: [{ strategy, instruments: [btc.id] }] });
    expect(errorOf(() => stage.bar()).code).toBe(code);
  });
});

describe('the reactive door', () => {
  it('given streams that are asked for late, then they flow from then on', () => {
    const fills: string[] = [];
    const strategy = defineStrategy({
      name: 'late',
      params: none,
      decide: (streams) =>
        streams.bar$.pipe(
          map((bar, index) => {
            if (index === 0) streams.fill$.subscribe(({ side }) => fills.push(side));
            return index === 1 ? target(bar, 0.1, 'in') : undefined;
          }),
          filter((decision) => decision !== undefined),
        ),
    });
    const stage = new Stage({ strategies: [{ strategy }] });
    for (let i = 0; i < 3; i++) stage.bar();
    expect(fills).toEqual(['buy']);
  });
});

describe('timers', () => {
  it.each([
    ['in the past', -1],
    ['between two milliseconds', 0.5],
    ['at no time', Number.NaN],
  ])('given one %s, then E011', (_, later) => {
    const stage = new Stage({
      strategies: [{ strategy: turns('a', (context) => context.timer(context.now + later, 't')) }],
    });
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E011');
    expect(error.message).toContain('strategy "a" asked at 1970-01-01T00:01:00.000Z for timer "t"');
  });

  it('given one that asks for its own instant again, then E011 instead of never ending', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: script('a', (context) => ({
            onBar: () => context.timer(context.now, 't'),
            onTimer: () => context.timer(context.now, 't'),
          })),
        },
      ],
    });
    stage.bar();
    expect(errorOf(() => stage.bar()).code).toBe('E011');
  });
});

describe('features', () => {
  const doubled = defineStrategy({
    name: 'doubled',
    params: z.object({ by: z.number().default(2) }),
    prepare: ({ columns }, { by }) => ({ close: columns.close.map((close) => close * by) }),
    setup: (context) => ({ onBar: (bar) => context.trace(() => String(context.feature('close', bar)), bar) }),
  });

  it('given whole columns, then each bar has its own value, anew with new parameters', () => {
    const notes: TraceNote[] = [];
    const stage = new Stage({ strategies: [{ strategy: doubled }], tracer: (note) => notes.push(note) });
    const series = seriesOf([10, 20, 30]);
    stage.world.sweep([series]);
    stage.world.accept(new Bar(series, 0));
    stage.world.accept(new Bar(series, 1));
    stage.world.input({
      kind: 'command',
      command: { name: 'set-params', strategy: 'doubled', params: { by: 3 } },
      who: 'x',
      why: 'y',
      at: 120_000,
    });
    stage.world.accept(new Bar(series, 2));
    expect(notes.map(({ note, instrument }) => `${instrument} ${note}`)).toEqual([
      'BTC/USDT 20',
      'BTC/USDT 40',
      'BTC/USDT 90',
    ]);
  });

  it('given a feature that was never made, then E051 names it', () => {
    const stage = new Stage({ strategies: [{ strategy: doubled }], tracer: () => undefined });
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E051');
    expect(error.message).toContain('has no feature "close" for BTC/USDT');
  });
});

describe('saving', () => {
  /** Holds more after each rise, and something random, so that a lost state shows. */
  const moody = defineStrategy({
    name: 'moody',
    params: none,
    warmUp: () => 3,
    setup: (context) => new Moody(context),
  });

  class Moody {
    private rises = 0;
    private last = 0;
    private readonly context: StrategyContext;
    constructor(context: StrategyContext) {
      this.context = context;
    }
    onBar(bar: Bar): void {
      if (bar.close > this.last) this.rises += 1;
      this.last = bar.close;
      this.context.targetQuantity(
        bar,
        this.rises + Math.round(this.context.random.normal() * 10) / 10,
        `${this.rises}`,
      );
    }
    save(): unknown {
      return { rises: this.rises, last: this.last };
    }
    restore(state: unknown): void {
      Object.assign(this, z.object({ rises: z.number(), last: z.number() }).parse(state));
    }
  }

  const reactive = defineStrategy({
    name: 'reactive',
    params: none,
    warmUp: () => 2,
    decide: ({ bar$ }) =>
      bar$.pipe(
        scan(({ last }, bar) => ({ rose: bar.close > last, last: bar.close, bar }), {
          rose: false,
          last: Number.NaN,
          bar: undefined as Bar | undefined,
        }),
        map(({ rose, bar }) => (bar === undefined ? undefined : target(bar, rose ? 0.2 : 0.1, rose ? 'up' : 'down'))),
        filter((decision) => decision !== undefined),
      ),
  });
  const closes = [100, 101, 99, 103, 104, 102, 106, 105, 108, 107];

  function decisionsOf(strategy: Strategy, interrupt: (stage: Stage, seen: number) => void) {
    const stage = new Stage({ strategies: [{ strategy }], seed: 5 });
    for (const [i, close] of closes.entries()) {
      interrupt(stage, i);
      stage.bar({ close });
    }
    return { decisions: stage.facts.decisions, log: stage.venue.log };
  }

  it.each([0, 1, 2, 5, 9])(
    'given a handler strategy set up anew from its state after %d bars, then it goes on alike',
    (at) => {
      const whole = decisionsOf(moody, () => undefined);
      const saved = decisionsOf(moody, ({ trader }, seen) => {
        if (seen === at) trader.restoreStrategies(JSON.parse(JSON.stringify(trader.saveStrategies())));
      });
      expect(whole.decisions.length).toBe(8);
      expect(saved).toEqual(whole);
    },
  );

  it('given a reactive one rebuilt from its inputs since its warm-up, then it goes on alike', () => {
    const series = seriesOf(closes);
    const whole = decisionsOf(reactive, () => undefined);
    const rebuilt = decisionsOf(reactive, ({ trader }, seen) => {
      if (seen !== 6) return;
      trader.restoreStrategies(trader.saveStrategies());
      const past = [4, 5].map((index) => new Bar(series, index));
      trader.rebuild(past, Object.assign(new SilentFacts(), { submit: fail, cancel: fail, timer: fail }));
    });
    expect(rebuilt).toEqual(whole);
  });

  it('given a strategy with state and no way to save it, then E054 names it and the way out', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a') }] });
    const error = errorOf(() => stage.trader.saveStrategies());
    expect(error.code).toBe('E054');
    expect(error.message).toContain('strategy "a" has no save and restore');
  });

  it('given a trader that starts from what another saved, then it is not warming up again', () => {
    const first = new Stage({ strategies: [{ strategy: moody }] });
    for (let i = 0; i < 3; i++) first.bar();
    const second = new Stage({ strategies: [{ strategy: moody }] });
    second.trader.restoreStrategies(first.trader.saveStrategies());
    second.now = 3 * minute;
    second.bar();
    expect(second.facts.decisions.length).toBe(1);
  });
});

function fail(): never {
  throw new Error('a rebuild has no effects');
}
