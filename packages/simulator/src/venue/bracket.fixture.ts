import type { Kind, Sent } from './bench.fixture.ts';

/** A buy with a stop at 95 (the order after it) and a target at 110 (the one after that). */
export const bracket = (entry: Kind): Sent => ({
  ...entry,
  side: 'buy',
  legs: [
    { role: 'stop-loss', terms: { kind: 'stop', trigger: 95 } },
    { role: 'take-profit', terms: { kind: 'limit', price: 110 } },
  ],
});

export const atMarket = bracket({ kind: 'market' });
export const entered = '1 filled 1 at 100, taker';
export const stopped = ['2 filled 1 at 95, taker', '3 cancelled: order 2 filled'];
export const reached = ['3 filled 1 at 110, maker', '2 cancelled: order 3 filled'];
