import { describe, expect, it } from 'vitest';
import { describeQueueModel } from '../testing/index.ts';
import { logQueue, powerQueue, QueuePlace, riskAverseQueue } from './index.ts';

describeQueueModel(() => riskAverseQueue());
describeQueueModel(() => powerQueue());
describeQueueModel(() => powerQueue(1));
describeQueueModel(() => logQueue());

describe('queue models', () => {
  // 30 ahead and 70 behind; 20 trade, so 10 are ahead and 70 behind; then 8 are cancelled
  const change = { ahead: 10, before: 100, after: 72, traded: 20 };

  it.each([
    ['risk-averse', riskAverseQueue(), 10],
    ['proportional', powerQueue(1), 10 - 8 * (10 / 80)],
    ['by the square', powerQueue(2), 10 - 8 * (100 / (100 + 4_900))],
    ['by the logarithm', logQueue(), 10 - 8 * (Math.log(11) / (Math.log(11) + Math.log(71)))],
  ])(
    'given 8 cancelled of a level with 10 ahead and 70 behind, when %s, then its share of them moves us up',
    (_, model, ahead) => {
      expect(model.aheadAfter(change)).toBeCloseTo(ahead, 12);
    },
  );

  it('given a level that shrank by what traded there alone, then nobody was cancelled', () => {
    for (const model of [riskAverseQueue(), powerQueue(), logQueue()])
      expect(model.aheadAfter({ ahead: 10, before: 100, after: 80, traded: 20 })).toBe(10);
  });

  it('given only who is ahead, then all that is cancelled was ahead', () => {
    expect(powerQueue(1).aheadAfter({ ahead: 50, before: 50, after: 20, traded: 0 })).toBe(20);
  });

  it.each([0, -1, 0.5, 21, Number.NaN, Number.POSITIVE_INFINITY])('given a power of %d, then E402', (power) => {
    expect(() => powerQueue(power)).toThrow(expect.objectContaining({ code: 'E402' }));
  });
});

describe('a place in the queue', () => {
  it('given an order that joins, then all that is there is ahead, and trades work it off', () => {
    const place = new QueuePlace(5);
    expect(place.trade({ quantity: 3, left: 3 })).toBe(0);
    expect(place.ahead).toBe(2);
    expect(place.trade({ quantity: 3, left: 3 }), 'two were ahead, one is ours').toBe(1);
    expect(place.trade({ quantity: 4, left: 1 }), 'others of ours had three of it').toBe(1);
    expect([place.ahead, place.traded]).toEqual([0, 10]);
  });

  it('given a level that is smaller than what was ahead, then no more is ahead than is there', () => {
    const place = new QueuePlace(5);
    place.follow(2, riskAverseQueue());
    expect(place.ahead).toBe(2);
    place.follow(9, riskAverseQueue());
    expect(place.ahead, 'who comes later is behind').toBe(2);
    place.follow(0, riskAverseQueue());
    expect(place.ahead).toBe(0);
  });

  it('given trades and then the level after them, then they are not taken for cancellations', () => {
    const place = new QueuePlace(100);
    place.follow(150, powerQueue(1));
    place.trade({ quantity: 20, left: 20 });
    place.follow(130, powerQueue(1));
    expect(place.ahead).toBe(80);
    place.follow(117, powerQueue(1));
    expect(place.ahead, '13 of 130 cancelled, 80 of them ahead').toBeCloseTo(72, 12);
  });

  it('given a model that says nonsense, then an order neither falls back nor is ahead of the first', () => {
    for (const [said, ahead] of [
      [50, 10],
      [-3, 0],
      [Number.NaN, 10],
    ] as const) {
      const place = new QueuePlace(10);
      place.follow(20, { name: 'nonsense', aheadAfter: () => said });
      expect(place.ahead).toBe(ahead);
    }
  });
});
