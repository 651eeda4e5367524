import fc from 'fast-check';
import { from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { barOf, type MarketEvent } from '../market/index.ts';
import { orderedTrades } from '../testing/generators/index.ts';
import { minute } from '../time/index.ts';
import { dedupe } from './dedupe.ts';
import { btc, collect, eth, marbles, minuteBar, plain, thrownBy, trade } from './marbles.fixture.ts';

const print = (id: string, instrument = btc) => trade(0, 10, 1, { id, instrument });

describe('dedupe', () => {
  it('given trades that a feed repeats, then each passes once', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trades = { a: print('1'), b: print('2'), c: print('3') };
      const trade$ = hot('    -a-b-b-a-c-|', trades);
      const expected = '      -a-b-----c-|';
      const subscription = '  ^----------!';
      expectObservable(trade$.pipe(dedupe({ memory: 10 }))).toBe(expected, trades);
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a subscriber that leaves, then the source is left at the same instant', () => {
    marbles(({ hot, expectObservable, expectSubscriptions }) => {
      const trades = { a: print('1') };
      const trade$ = hot('    -a-a-|', trades);
      const unsubscribe = '   --!   ';
      const subscription = '  ^-!   ';
      expectObservable(trade$.pipe(dedupe({ memory: 1 })), unsubscribe).toBe('-a----', trades);
      expectSubscriptions(trade$.subscriptions).toBe(subscription);
    });
  });

  it('given a memory of two, when a third identity passes, then the first is forgotten and the others are not', () => {
    const ids = (sequence: string) =>
      collect(
        Array.from(sequence, (id) => print(id)),
        dedupe({ memory: 2 }),
      )
        .map(({ id }) => id)
        .join('');
    expect(ids('abcbc')).toBe('abc');
    expect(ids('abca')).toBe('abca');
    expect(ids('abab'), 'a repetition is not remembered anew').toBe('ab');
    expect(ids('aabaca'), 'the oldest leaves first, not the least recently repeated').toBe('abca');
  });

  it('given the same id on two instruments, then both pass', () => {
    const trades = [print('1'), print('1', eth)];
    expect(collect(trades, dedupe({ memory: 10 }))).toEqual(trades);
  });

  it('given bars, then they are the same by instrument, interval and opening, and the first stays', () => {
    const values = plain(minuteBar(1));
    const first = minuteBar(1);
    const others = [minuteBar(2), barOf(eth, minute, values), barOf(btc, 5 * minute, values)];
    expect(collect([first, minuteBar(1, { close: 9.5 }), ...others], dedupe({ memory: 10 }))).toEqual([
      first,
      ...others,
    ]);
  });

  it('given what cannot be recognized again, then all of it passes', () => {
    const anonymous = trade(0, 10);
    const mark: MarketEvent = { kind: 'mark-price', instrument: btc, price: 10, eventAt: 0, receivedAt: 0 };
    const events: readonly MarketEvent[] = [anonymous, anonymous, mark, mark];
    expect(collect(events, dedupe({ memory: 10 }))).toEqual(events);
  });

  it('given two subscribers, then what one has seen is new to the other', () => {
    const trade$ = from([print('1')]).pipe(dedupe({ memory: 10 }));
    expect(collect([0], () => trade$)).toHaveLength(1);
    expect(collect([0], () => trade$)).toHaveLength(1);
  });

  it.each([0, -1, 1.5, Number.NaN])('given a memory of %d, then it is refused', (memory) => {
    expect(thrownBy(() => dedupe({ memory }))).toEqual({
      code: 'E011',
      message: `memory ${memory} remembers nothing; pass a whole number above zero, such as 10000`,
    });
  });

  it('given any trades where a reconnect repeats the last few, then the stream is as if it had not', () => {
    fc.assert(
      fc.property(
        orderedTrades({ instrument: btc }),
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (trades, cut, back) => {
          const repeated = [...trades.slice(0, cut), ...trades.slice(Math.max(0, cut - back))];
          expect(collect(repeated, dedupe({ memory: 20 }))).toEqual(trades);
        },
      ),
    );
  });
});
