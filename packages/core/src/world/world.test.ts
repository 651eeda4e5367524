import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import { barOf } from '../market/index.ts';
import type { AccountTransfer } from '../ports/index.ts';
import { minute } from '../time/index.ts';
import { btc, eth, Recorded, Stage, script, seriesOf, turns, want } from './stage.fixture.ts';
import { World } from './world.ts';

/** A strategy that writes down everything it is given, with the instant. */
function diary(lines: string[], ...timers: readonly (readonly [number, string])[]) {
  return script('diary', (context) => {
    let isFirst = true;
    const write = (what: string) => void lines.push(`${context.now / 1000} ${what}`);
    return {
      onBar: (bar) => {
        write(`bar ${bar.instrument.id} ${bar.intervalMs / minute}m`);
        if (isFirst) for (const [at, name] of timers) context.timer(at, name);
        isFirst = false;
      },
      onBarOpened: ({ instrument }) => write(`opened ${instrument.id}`),
      onFill: ({ side }) => write(`fill ${side}`),
      onTimer: ({ name }) => write(`timer ${name}`),
      onTrade: () => write('trade'),
      onCustom: ({ name }) => write(`custom ${name}`),
    };
  });
}

describe('the order of things at one instant', () => {
  it('given reports, closed bars, opened bars and timers, then they come in this order', () => {
    const lines: string[] = [];
    const stage = new Stage({
      strategies: [
        { strategy: diary(lines, [120_000, 'two minutes']), id: 'diary' },
        { strategy: turns('buyer', want(1)), id: 'buyer' },
      ],
    });
    const series = [seriesOf([100, 101, 102]), seriesOf([50, 51, 52], { instrument: eth })];
    const sweep = stage.world.sweep(series);
    while (sweep.run(stage.world, 1));
    expect(lines).toEqual([
      '0 opened BTC/USDT',
      '0 opened ETH/USDT',
      '60 bar BTC/USDT 1m',
      '60 bar ETH/USDT 1m',
      '60 opened BTC/USDT',
      '60 opened ETH/USDT',
      '120 bar BTC/USDT 1m',
      '120 bar ETH/USDT 1m',
      '120 opened BTC/USDT',
      '120 opened ETH/USDT',
      '120 timer two minutes',
      '180 bar BTC/USDT 1m',
      '180 bar ETH/USDT 1m',
    ]);
    expect(stage.facts.fills.map(({ receivedAt }) => receivedAt)).toEqual([120_000]);
  });

  it('given an order decided at a bar, then its fill comes before the next bar, at its open', () => {
    const lines: string[] = [];
    const both = script('both', (context) => {
      let bars = 0;
      return {
        onBar: (bar) => {
          bars += 1;
          lines.push(`bar ${bar.close}`);
          if (bars === 1) context.targetQuantity(bar, 1, 'in');
        },
        onFill: ({ price }) => void lines.push(`fill ${price.toString()}`),
      };
    });
    const stage = new Stage({ strategies: [{ strategy: both }] });
    stage.bar({ close: 100 });
    stage.bar({ open: 107, close: 110 });
    expect(lines).toEqual(['bar 100', 'fill 107', 'bar 110']);
  });

  it('given timers between two events, then each comes at its own instant, those of one instant in order of asking', () => {
    const lines: string[] = [];
    const stage = new Stage({
      strategies: [
        { strategy: diary(lines, [100_000, 'b'], [90_000, 'a'], [100_000, 'c'], [120_000, 'd'], [60_000, 'now']) },
      ],
    });
    stage.bar();
    stage.bar();
    stage.world.finish('leave-open');
    expect(lines).toEqual([
      '60 bar BTC/USDT 1m',
      '60 timer now',
      '90 timer a',
      '100 timer b',
      '100 timer c',
      '120 bar BTC/USDT 1m',
      '120 timer d',
    ]);
    expect(
      stage.facts.equities.map(({ at }) => at / 1000),
      'one point an instant',
    ).toEqual([60, 90, 100, 120]);
  });

  it('given several instruments, timeframes and reports at one instant, then equity has one point', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(1)) }] });
    stage.bars({ instrument: btc }, { instrument: eth });
    stage.bars({ instrument: btc }, { instrument: eth });
    stage.event({ kind: 'trade', instrument: btc, price: 150, quantity: 1 });
    stage.world.finish('leave-open');
    expect(stage.facts.equities).toEqual([
      { at: 60_000, equity: 10_000, flow: 0 },
      { at: 120_000, equity: 10_050, flow: 0 },
    ]);
  });

  it('given an event before the latest, then E031', () => {
    const stage = new Stage({ strategies: [] });
    stage.bar();
    stage.bar();
    const late = barOf(btc, minute, { openAt: 0, open: 1, high: 1, low: 1, close: 1, volume: 1 });
    expect(errorOf(() => stage.world.accept(late)).code).toBe('E031');
  });

  it('given a word of an operator or a venue that was overtaken, then it counts as of the latest instant', () => {
    const stage = new Stage({ strategies: [] });
    stage.bar();
    stage.world.input({ kind: 'transfer', currency: 'USDT', amount: '1', at: 5 });
    stage.world.finish('leave-open');
    expect(stage.facts.equities).toEqual([{ at: 60_000, equity: 10_001, flow: 1 }]);
  });
});

describe('what comes in while a step runs', () => {
  it('given a fact that makes someone say something, then it is taken after the step, not inside it', () => {
    const lines: string[] = [];
    const stage = new Stage({
      strategies: [
        { strategy: diary(lines), id: 'diary' },
        { strategy: turns('a', want(1)), id: 'a' },
      ],
    });
    const { decision, fill } = stage.facts;
    stage.facts.decision = (one) => {
      decision.call(stage.facts, one);
      stage.world.input({ kind: 'command', command: { name: 'pause' }, who: 'x', why: 'y', at: one.at });
      stage.world.accept({ kind: 'custom', name: 'echo', payload: 0, eventAt: one.at, receivedAt: one.at });
      lines.push('said');
    };
    stage.facts.fill = fill;
    stage.bar();
    expect(stage.trader.mode).toBe('paused');
    expect(stage.venue.log, 'the step that decided went to its end first').toEqual(['+1']);
    expect(lines).toEqual(['60 bar BTC/USDT 1m', 'said', '60 custom echo']);
  });
});

describe('the end of a run', () => {
  it('given an entry still on its way, then it is cancelled, so that nothing opens while all is closed', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(1), want(3)) }] });
    stage.bar();
    stage.bar();
    stage.world.finish('close');
    expect(stage.venue.log).toEqual(['+1', '+2', '-2', '+3']);
    expect(stage.held()).toBe(0);
    expect(stage.facts.trips).toMatchObject([{ exitPrice: 101, exitReason: 'end of data' }]);
    expect(stage.facts.lifecycles.map(({ kind }) => kind)).toEqual(['started', 'ended']);
  });

  it('given positions that stay open, then the last instant has one point', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(1)) }] });
    const sweep = stage.world.sweep([seriesOf([100, 100, 120])]);
    while (sweep.run(stage.world, 2));
    stage.world.finish('leave-open');
    expect(stage.facts.equities.map(({ at, equity }) => [at / minute, equity])).toEqual([
      [1, 10_000],
      [2, 10_000],
      [3, 10_020],
    ]);
  });

  it('given no event at all, then nothing happens', () => {
    const facts = new Recorded();
    const { trader, venue } = new Stage({ strategies: [] });
    new World({ trader, venue, facts }).finish('close');
    expect(facts.equities).toEqual([]);
    expect(facts.lifecycles).toEqual([]);
  });
});

describe('money that moves', () => {
  it('given a deposit, then a venue that keeps an account of its own is told before the trader', () => {
    const stage = new Stage({ strategies: [] });
    const told: string[] = [];
    Object.assign(stage.venue, {
      transfer: ({ currency, amount }: AccountTransfer) => told.push(`${amount} ${currency}, ${stage.cash()} before`),
    });
    stage.bar();
    stage.world.input({ kind: 'transfer', currency: 'USDT', amount: '5', at: stage.now });
    expect(told).toEqual(['5 USDT, 10000 before']);
    expect(stage.cash()).toBe('10005');
  });
});
