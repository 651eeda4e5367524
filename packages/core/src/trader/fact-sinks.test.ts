import { describe, expect, it } from 'vitest';
import { runHistory } from '../world/index.ts';
import { btc, Recorded, Stage, seriesOf, turns, want } from '../world/stage.fixture.ts';
import { combineFacts } from './combine-facts.ts';
import { FactStreams } from './fact-streams.ts';
import type { EquityPoint, OrderChanged, PositionChanged } from './facts.ts';
import { LifecycleEvents } from './lifecycle-events.ts';
import { type FactSink, SilentFacts } from './sink.ts';

const strategies = () => [{ strategy: turns('a', want(2, 'in'), undefined, want(0, 'out')) }];

function run(facts: FactSink) {
  const { trader, venue } = new Stage({ strategies: strategies() });
  return runHistory({ trader, venue, facts, series: [seriesOf([100, 110, 120, 130])] });
}

describe('facts as streams', () => {
  it('given observers, then they get every fact as it happens, in plain values that do not change later', () => {
    const facts = new FactStreams();
    const orders: OrderChanged[] = [];
    const positions: PositionChanged[] = [];
    const equity: EquityPoint[] = [];
    const lines: string[] = [];
    facts.orders$.subscribe((one) => orders.push(one));
    facts.positions$.subscribe((one) => positions.push(one));
    facts.equity$.subscribe({ next: (one) => equity.push(one), complete: () => lines.push('equity is complete') });
    facts.decisions$.subscribe(({ reason }) => lines.push(`decision ${reason}`));
    facts.fills$.subscribe(({ side, price }) => lines.push(`${side} ${price.toString()}`));
    facts.roundTrips$.subscribe(({ pnl }) => lines.push(`trip ${pnl}`));
    facts.lifecycle$.subscribe(({ kind }) => lines.push(kind));
    run(facts);
    expect(lines).toEqual([
      'started',
      'decision in',
      'buy 100',
      'decision out',
      'sell 120',
      'trip 40',
      'ended',
      'equity is complete',
    ]);
    expect(orders.map(({ at, order, state, filled }) => `${at / 60_000} ${order.number} ${state} ${filled}`)).toEqual([
      '1 1 sent 0',
      '2 1 filled 2',
      '3 2 sent 0',
      '4 2 filled 2',
    ]);
    expect(positions.map(({ at, quantity, averagePrice }) => [at / 60_000, `${quantity}`, averagePrice])).toEqual([
      [2, '2', 100],
      [4, '0', undefined],
    ]);
    expect(equity.map(({ at, equity }) => [at / 60_000, equity])).toEqual([
      [1, 10_000],
      [2, 10_020],
      [3, 10_040],
      [4, 10_040],
    ]);
  });

  it('given a stream that is asked for twice, then both observers share it, and a late one gets what follows', () => {
    const facts = new FactStreams();
    const seen: string[] = [];
    facts.notices$.subscribe(() => seen.push('first'));
    facts.notice({ kind: 'notice', at: 0, text: 'x' });
    facts.notices$.subscribe(() => seen.push('second'));
    facts.notice({ kind: 'notice', at: 0, text: 'y' });
    expect(seen).toEqual(['first', 'first', 'second']);
  });

  it('given a stream that nobody observes, then its facts are not built', () => {
    const facts = new FactStreams();
    const subscription = facts.positions$.subscribe();
    subscription.unsubscribe();
    const book = new Proxy({}, { get: () => expect.unreachable('a fact was built') });
    facts.position(0, book as never, 'net');
    facts.equity(0, 1, 0);
    facts.orderChanged(book as never, 0);
  });
});

describe('lifecycle notifications', () => {
  it('given listeners, then each hears of what it asked for, until it is taken off', () => {
    const events = new LifecycleEvents();
    const lines: string[] = [];
    const fill = () => lines.push('fill');
    events
      .on('started', (at) => lines.push(`started ${at}`))
      .once('order', ({ number, state }) => lines.push(`order ${number} ${state}`))
      .on('fill', fill)
      .on('trade', ({ pnl }) => {
        lines.push(`trade ${pnl}`);
        events.off('fill', fill);
      })
      .on('ended', (at) => lines.push(`ended ${at}`));
    run(events);
    expect(lines).toEqual(['started 60000', 'order 1 sent', 'fill', 'fill', 'trade 40', 'ended 240000']);
  });

  it('given commands, refusals and halts, then there is a name for each', () => {
    const events = new LifecycleEvents();
    const lines: string[] = [];
    events.on('paused', ({ who, why }) => lines.push(`paused by ${who}: ${why}`));
    events.on('resumed', () => lines.push('resumed'));
    events.on('stopped', () => lines.push('stopped'));
    events.on('refused', ({ code }) => lines.push(`refused ${code}`));
    events.on('notice', ({ text }) => lines.push(text));
    events.on('halted', ({ status }) => lines.push(status));
    const stage = new Stage({ strategies: [{ strategy: turns('a', undefined, want(1)) }] });
    Object.assign(stage.facts, {
      refusal: events.refusal.bind(events),
      notice: events.notice.bind(events),
      lifecycle: events.lifecycle.bind(events),
    });
    stage.bar();
    stage.command({ name: 'pause' }, 'lunch');
    stage.bar();
    stage.command({ name: 'start' });
    stage.command({ name: 'stop' });
    for (const status of ['halted', 'trading', 'delisted'] as const)
      stage.event({ kind: 'instrument-status', instrument: btc, status });
    expect(lines).toEqual([
      'paused by tester: lunch',
      'pause by tester: lunch',
      'refused E073',
      'resumed',
      'start by tester: a test',
      'stopped',
      'stop by tester: a test',
      'halted',
      'delisted',
    ]);
  });
});

describe('combined facts', () => {
  it('given several sinks, then each is told everything, in their order', () => {
    const one = new Recorded();
    const other = new Recorded();
    run(combineFacts(one, new SilentFacts(), other));
    expect(one.fills.length).toBe(2);
    expect(other).toEqual(one);
  });

  it('given one sink, then it is that sink', () => {
    const only = new Recorded();
    expect(combineFacts(only)).toBe(only);
  });
});
