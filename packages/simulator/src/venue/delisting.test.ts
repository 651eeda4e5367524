import { describe, expect, it } from 'vitest';
import { alpha, MarginBench } from '../margin/margin.fixture.ts';
import { rateFees } from '../models/index.ts';
import { Bench, btc, perpetual } from './bench.fixture.ts';

const status = (of: 'delisted' | 'halted' | 'trading', instrument = btc) =>
  ({ kind: 'instrument-status', instrument, status: of }) as const;

function tell(bench: Bench, of: 'delisted' | 'halted' | 'trading', instrument = btc): void {
  bench.show({ ...status(of, instrument), eventAt: bench.now, receivedAt: bench.now });
}

describe('an instrument that is delisted', () => {
  it('given a coin that is held, then it is closed at the last price, for the fee of a taker, with a reason', () => {
    const bench = new Bench({ fees: rateFees({ maker: '0', taker: '0.001' }) });
    bench.send({ kind: 'market', side: 'buy', quantity: 2 });
    bench.bar([100, 101, 99, 100]);
    bench.take();
    tell(bench, 'delisted');
    expect(bench.said()).toMatchObject([
      {
        kind: 'position-closed',
        cause: 'delisting',
        positionSide: 'net',
        quantity: 20,
        price: 10_000,
        reason: 'BTCUSDT is delisted; its last price was 100',
      },
    ]);
  });

  it.each([
    [
      'a bar after a trade',
      102,
      (bench: Bench) => {
        bench.trade(101);
        bench.bar([102, 102, 102, 102]);
      },
    ],
    ['a trade after a bar', 101, (bench: Bench) => bench.trade(101)],
    ['a quote after a bar', 103, (bench: Bench) => bench.quote(102, 104)],
  ])('given %s, then the later price is the last', (_, price, show) => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 100, 100, 100]);
    bench.take();
    show(bench);
    tell(bench, 'delisted');
    expect(bench.take()).toEqual([`closed 1 net at ${price} for 0, delisting`]);
  });

  it('given a long and a short, then each is closed', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', instrument: perpetual, positionSide: 'long' });
    bench.send({ kind: 'market', side: 'sell', quantity: 2, instrument: perpetual, positionSide: 'short' });
    bench.bar([100, 100, 100, 100], perpetual);
    bench.take();
    tell(bench, 'delisted', perpetual);
    expect(bench.take()).toEqual(['closed 1 long at 100 for 0, delisting', 'closed 2 short at 100 for 0, delisting']);
  });

  it('given resting orders, then they end; and given new ones, then they are rejected', () => {
    const bench = new Bench();
    bench.bar([100, 100, 100, 100]);
    bench.send({ kind: 'limit', side: 'buy', price: 90 });
    tell(bench, 'delisted');
    bench.send({ kind: 'market', side: 'buy' });
    expect(bench.take()).toEqual(['1 cancelled: BTCUSDT is delisted', '2 rejected E074: BTCUSDT is delisted']);
  });

  it('given a halt, then nothing is closed, and what rests stays', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy' });
    bench.bar([100, 100, 100, 100]);
    bench.send({ kind: 'limit', side: 'buy', price: 90 });
    bench.take();
    tell(bench, 'halted');
    tell(bench, 'trading');
    expect(bench.take()).toEqual([]);
  });

  it('given a margin account, then its margin is free again', () => {
    const bench = new MarginBench();
    bench.open(1);
    tell(bench, 'delisted', alpha);
    expect(bench.take()).toEqual(['closed 1 net at 100 for 0, delisting']);
    expect([bench.margin(), bench.cash]).toEqual(['0', '1000']);
  });
});
