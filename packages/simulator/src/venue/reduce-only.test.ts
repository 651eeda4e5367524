import { describe, expect, it } from 'vitest';
import { Bench, perpetual } from './bench.fixture.ts';
import { atMarket, entered, stopped } from './bracket.fixture.ts';

describe('orders that only reduce', () => {
  const close = { kind: 'market', side: 'sell', reduceOnly: true } as const;

  it('given nothing to reduce, then they are cancelled with the reason', () => {
    const bench = new Bench();
    bench.send(close);
    bench.bar([100, 101, 99, 100]);
    expect(bench.take()).toEqual(['1 cancelled: E404: the position is closed']);
  });

  it('given a position on their own side, then there is nothing to reduce either', () => {
    for (const side of ['buy', 'sell'] as const) {
      const bench = new Bench();
      bench.send({ kind: 'market', side });
      bench.send({ kind: 'market', side, reduceOnly: true });
      bench.bar([100, 101, 99, 100]);
      expect(bench.take().slice(1)).toEqual(['2 cancelled: E404: the position is closed']);
    }
  });

  it('given less than they ask, then they fill what is there, and end', () => {
    for (const [side, opposite] of [
      ['buy', 'sell'],
      ['sell', 'buy'],
    ] as const) {
      const bench = new Bench();
      bench.send({ kind: 'market', side, quantity: 0.4 });
      bench.send({ kind: 'market', side: opposite, quantity: 1, reduceOnly: true });
      bench.bar([100, 101, 99, 100]);
      expect(bench.take().slice(1)).toEqual(['2 filled 0.4 at 100, taker', '2 cancelled: reduced to the position']);
    }
  });

  it('given more than they ask, then they fill what they ask', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', quantity: 2 });
    bench.send({ ...close, quantity: 0.5 });
    bench.send({ ...close, quantity: 1.5 });
    bench.send({ ...close, quantity: 1 });
    bench.bar([100, 101, 99, 100]);
    expect(bench.take().slice(1)).toEqual([
      '2 filled 0.5 at 100, taker',
      '3 filled 1.5 at 100, taker',
      '4 cancelled: E404: the position is closed',
    ]);
  });

  it('given hedge mode, then each side has a position of its own', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'buy', instrument: perpetual, positionSide: 'long', quantity: 3 });
    bench.send({ kind: 'market', side: 'sell', instrument: perpetual, positionSide: 'short', quantity: 1 });
    bench.send({
      kind: 'market',
      side: 'buy',
      instrument: perpetual,
      positionSide: 'short',
      quantity: 2,
      reduceOnly: true,
    });
    bench.send({
      kind: 'market',
      side: 'sell',
      instrument: perpetual,
      positionSide: 'long',
      quantity: 2,
      reduceOnly: true,
    });
    bench.send({
      kind: 'market',
      side: 'sell',
      instrument: perpetual,
      positionSide: 'net',
      quantity: 2,
      reduceOnly: true,
    });
    bench.bar([100, 101, 99, 100], perpetual);
    expect(bench.take().slice(2)).toEqual([
      '3 filled 1 at 100, taker',
      '3 cancelled: reduced to the position',
      '4 filled 2 at 100, taker',
      '5 cancelled: E404: the position is closed',
    ]);
  });

  it('given legs of a hedged entry, then they reduce its side', () => {
    const bench = new Bench();
    bench.send({ ...atMarket, instrument: perpetual, positionSide: 'long' });
    bench.send({ kind: 'market', side: 'sell', instrument: perpetual, positionSide: 'short' });
    bench.bar([100, 101, 94, 95], perpetual);
    expect(bench.take()).toEqual([entered, '4 filled 1 at 100, taker', ...stopped]);
  });

  it('given an entry that itself was cut, then its legs are for what filled', () => {
    const bench = new Bench();
    bench.send({ kind: 'market', side: 'sell', quantity: 0.5, instrument: perpetual, positionSide: 'short' });
    bench.send({ kind: 'market', side: 'sell', quantity: 5, instrument: perpetual, positionSide: 'net' });
    bench.send({ ...atMarket, quantity: 2, reduceOnly: true, instrument: perpetual, positionSide: 'short' });
    bench.send({ kind: 'market', side: 'buy', quantity: 9, instrument: perpetual, positionSide: 'short' });
    bench.bar([100, 101, 99, 100], perpetual);
    expect(bench.take().slice(2)).toEqual([
      '3 filled 0.5 at 100, taker',
      '3 cancelled: reduced to the position',
      '6 filled 9 at 100, taker',
    ]);
    bench.bar([100, 101, 94, 95], perpetual);
    expect(bench.take(), 'nine are held, half a one was the entry').toEqual([
      '4 filled 0.5 at 95, taker',
      '4 cancelled: reduced to the position',
      '5 cancelled: order 4 filled',
    ]);
  });
});
