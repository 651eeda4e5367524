import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import { defineStrategy } from '../strategy/index.ts';
import { btc, eth, Stage, script, turns, want } from '../world/stage.fixture.ts';
import type { TraceNote } from './facts.ts';

describe('a target', () => {
  it('given an exposure, then it is sized on equity by the sizer, and rounded toward zero to the step', () => {
    const stage = new Stage({
      strategies: [{ strategy: turns('a', (context, bar) => context.target(bar, 0.5, 'half')), allocation: 0.5 }],
    });
    stage.bar({ close: 333 });
    // 0.5 x 0.99 x (0.5 x 10,000) / 333 = 7.432...
    expect(stage.venue.last.quantity).toBe(743);
    expect(stage.facts.decisions).toMatchObject([{ action: 'target', amount: 0.5, reason: 'half' }]);
  });

  it('given the same target at every bar while its order is on its way, then it is sent once', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(3), want(3)) }] });
    stage.venue.holds = true;
    for (let i = 0; i < 3; i++) stage.bar();
    expect(stage.venue.log).toEqual(['+1']);
  });

  it('given a larger target while an order is on its way, then only the rest is sent', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(5)) }] });
    stage.venue.holds = true;
    stage.bar();
    stage.bar();
    expect([...stage.venue.orders.values()].map(({ quantity }) => quantity)).toEqual([300, 200]);
  });

  it('given a target that opposes the order on its way, then that is cancelled and the target waits for its end', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(0, 'out')) }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.fill(1, { quantity: 1 });
    stage.bar();
    expect(venue.log, 'nothing is sold that may never be bought').toEqual(['+1', '-1']);
    venue.fill(1, { quantity: 0.5 });
    venue.say({ kind: 'order-cancelled', order: 1, reason: 'as asked' });
    stage.hear();
    expect(venue.last).toMatchObject({ number: 2, side: 'sell', quantity: 150 });
    expect(
      stage.facts.decisions.map(({ reason }) => reason),
      'each decision is told once',
    ).toEqual(['because', 'out']);
  });

  it('given another target while one waits, then it is told, and is what counts once the order has ended', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(0, 'out'), want(2, 'in again')) }] });
    const { venue } = stage;
    venue.holds = true;
    for (let i = 0; i < 3; i++) stage.bar();
    expect(venue.log, 'the cancel is asked for once').toEqual(['+1', '-1']);
    expect(stage.facts.decisions.map(({ reason }) => reason)).toEqual(['because', 'out', 'in again']);
    venue.say({ kind: 'order-cancelled', order: 1, reason: 'as asked' });
    stage.hear();
    expect(venue.last).toMatchObject({ number: 2, side: 'buy', quantity: 200 });
  });

  it('given an order whose state is unknown, then nothing is sent again until it is proven absent', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(3), want(3), want(3)) }] });
    const { venue } = stage;
    venue.holds = true;
    stage.bar();
    venue.say({ kind: 'order-unknown', order: 1, reason: 'timeout' });
    stage.bar();
    expect(venue.log).toEqual(['+1']);
    venue.say({ kind: 'order-absent', order: 1, evidence: 'two look-ups' });
    stage.bar();
    expect(venue.log).toEqual(['+1', '+2']);
    expect(stage.facts.states).toEqual(['1 sent', '1 unknown', '1 absent', '2 sent']);
  });

  it('given two targets in one step, then the later one counts', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: turns('a', (context, bar) => {
            context.targetQuantity(bar, 3, 'first');
            context.targetQuantity(bar, 1, 'second');
          }),
        },
      ],
    });
    stage.bar();
    expect(stage.venue.last.quantity).toBe(100);
    expect(stage.facts.decisions).toMatchObject([{ amount: 1, reason: 'second' }]);
  });

  it('given one under a step, or already held, then nothing is sent and the trace says why', () => {
    const notes: TraceNote[] = [];
    const stage = new Stage({
      strategies: [{ strategy: turns('a', want(0.001, 'dust')) }],
      tracer: (note) => notes.push(note),
    });
    stage.bar();
    expect(stage.venue.log).toEqual([]);
    expect(notes).toEqual([
      { at: 60_000, strategy: 'a', instrument: btc.id, note: 'target already held or under one step: dust' },
    ]);
  });

  it('given an instrument without a price, then it is refused', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', (context) => context.target(eth, 1, 'blind')) }] });
    stage.bar();
    expect(stage.facts.refusals).toMatchObject([{ by: 'trader', code: 'E075', reason: 'ETH/USDT has no price yet' }]);
  });

  it.each([
    ['an exposure', Number.NaN, (value: number) => turns('a', (context, bar) => context.target(bar, value, 'x'))],
    ['a quantity', Infinity, (value: number) => turns('a', (context, bar) => context.targetQuantity(bar, value, 'x'))],
  ])('given %s that is not finite, then E053 names strategy and value', (_, value, strategy) => {
    const stage = new Stage({ strategies: [{ strategy: strategy(value) }] });
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E053');
    expect(error.message).toContain(`"a"`);
    expect(error.message).toContain(String(value));
  });

  it('given an instrument the strategy was not given, then E020 names both', () => {
    const stage = new Stage({
      strategies: [{ strategy: turns('a', (context) => context.target(eth, 1, 'x')), instruments: [btc.id] }],
    });
    const error = errorOf(() => stage.bar());
    expect(error.code).toBe('E020');
    expect(error.message).toContain('strategy "a" does not trade ETH/USDT');
  });

  it('given targets on several instruments at one instant, then each has its own order', () => {
    const both = script('both', (context) => ({
      onBar: (bar) => context.targetQuantity(bar, bar.instrument === btc ? 1 : 2, 'each'),
    }));
    const stage = new Stage({ strategies: [{ strategy: both }] });
    stage.bars({ instrument: btc }, { instrument: eth, close: 50 });
    stage.bars({ instrument: btc }, { instrument: eth, close: 50 });
    expect(stage.held(btc)).toBe(1);
    expect(stage.held(eth)).toBe(2);
  });
});

describe('warm-up', () => {
  const eager = (warmUp: number) =>
    defineStrategy({
      ...script('eager', (context) => {
        let bars = 0;
        return {
          onBar: (bar) => {
            bars += 1;
            context.targetQuantity(bar, bars, `bar ${bars}`);
          },
          onTrade: ({ instrument }) => context.targetQuantity(instrument, 9, 'a trade'),
        };
      }),
      warmUp: () => warmUp,
    });

  it('given bars before it is over, then strategies see them, and what they decide is not carried out', () => {
    const notes: TraceNote[] = [];
    const stage = new Stage({ strategies: [{ strategy: eager(3) }], tracer: (note) => notes.push(note) });
    stage.bar();
    stage.event({ kind: 'trade', instrument: btc, price: 100, quantity: 1 });
    stage.bar();
    expect(stage.venue.log).toEqual([]);
    expect(notes.map(({ note }) => note)).toEqual(
      ['bar 1', 'a trade', 'bar 2'].map((reason) => `still warming up; not carried out: ${reason}`),
    );
    stage.bar();
    expect(stage.facts.decisions).toMatchObject([{ reason: 'bar 3', at: 180_000 }]);
  });

  it('given two series, then each has its own', () => {
    const stage = new Stage({ strategies: [{ strategy: eager(2) }] });
    stage.bar({ instrument: btc });
    stage.bars({ instrument: btc }, { instrument: eth });
    expect(stage.facts.decisions.map(({ instrument }) => instrument)).toEqual([btc]);
    stage.bar({ instrument: eth });
    expect(stage.facts.decisions.map(({ instrument }) => instrument)).toEqual([btc, eth]);
  });

  it('given new parameters on the way, then it begins again', () => {
    const stage = new Stage({ strategies: [{ strategy: eager(2) }] });
    stage.bar();
    stage.bar();
    stage.command({ name: 'set-params', strategy: 'eager', params: {} });
    stage.bar();
    expect(stage.facts.decisions.map(({ reason }) => reason)).toEqual(['bar 2']);
    stage.bar();
    expect(stage.facts.decisions.map(({ reason }) => reason)).toEqual(['bar 2', 'bar 2']);
  });
});
