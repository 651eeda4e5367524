import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../errors/thrown.fixture.ts';
import { defineInstrument, type InstrumentDefinition } from '../instrument/index.ts';
import { bankruptcyPriceOf, type LiquidationQuestion, liquidationPriceOf } from './liquidation-price.ts';

type Tiers = NonNullable<InstrumentDefinition['rules'][number]['maintenance']>;

function contract(maintenance: Tiers, priceScale = 2) {
  return defineInstrument({
    id: 'X-PERP',
    kind: 'perpetual',
    base: 'X',
    quote: 'USDT',
    priceScale,
    rules: [{ tickSize: '0.01', quantityStep: '0.001', maintenance }],
  });
}

/** One row is enough where the position stays in it: the floor is what the venue's example does not say. */
const row = (rate: string, amount: string): Tiers => [{ notionalFloor: '0', rate, amount }];

function priceOf(maintenance: Tiers, question: Omit<LiquidationQuestion, 'instrument'>): string {
  return String(liquidationPriceOf({ instrument: contract(maintenance), ...question }));
}

// Binance, "How to calculate liquidation price of USD-M futures contracts", example of 2020; the isolated figures are
// those of freqtrade's tests of the same formula
describe('the liquidation price of the example that Binance publishes', () => {
  const eth = { quantity: '3683.979', entryPrice: '1456.84' };
  const btc = { quantity: '109.488', entryPrice: '32481.98' };

  it.each([
    // wallet + unrealized profit of the other contract - its maintenance margin
    ['cross, ETHUSDT', row('0.1', '135365'), eth, '1407887.62856', 1153.26],
    ['cross, BTCUSDT', row('0.025', '16300'), btc, '730737.612', 26316.89],
    ['isolated, ETHUSDT', row('0.1', '135365'), eth, '1535443.01', 1114.78],
    ['isolated, BTCUSDT', row('0.025', '16300'), btc, '1535443.01', 18778.73],
  ])(
    'given %s, then it is the published one, rounded to the side that is liquidated',
    (_, tiers, held, balance, published) => {
      const price = Number(priceOf(tiers, { positions: [held], balance }));
      expect(price).toBeLessThanOrEqual(published + 1e-9);
      expect(price).toBeGreaterThan(published - 0.0101);
    },
  );
});

describe('the liquidation price', () => {
  const flat = row('0.005', '0');

  it('given a long at ten times, then it lies where entry - margin is the maintenance margin', () => {
    // (50000 - 5000) / 0.995 = 45226.1306...
    const positions = [{ quantity: '1', entryPrice: '50000' }];
    expect(priceOf(flat, { positions, balance: '5000' })).toBe('45226.13');
    expect(String(bankruptcyPriceOf({ instrument: contract(flat), positions, balance: '5000' }))).toBe('45000');
  });

  it('given a short at ten times, then it lies above the entry', () => {
    // (50000 + 5000) / 1.005 = 54726.3681...: rounded up, where it is liquidated
    const positions = [{ quantity: '-1', entryPrice: '50000' }];
    expect(priceOf(flat, { positions, balance: '5000' })).toBe('54726.37');
    expect(String(bankruptcyPriceOf({ instrument: contract(flat), positions, balance: '5000' }))).toBe('55000');
  });

  it('given a long without leverage, then there is none', () => {
    const question = { positions: [{ quantity: '1', entryPrice: '50000' }], balance: '50000' };
    expect(priceOf(flat, question)).toBe('undefined');
    expect(bankruptcyPriceOf({ instrument: contract(flat), ...question })).toBeUndefined();
  });

  it('given a long and a short of equal size that share a margin, then there is none below the entry', () => {
    const positions = [
      { quantity: '1', entryPrice: '100' },
      { quantity: '-1', entryPrice: '100' },
    ];
    // 10 - 2 x 0.005 p = 0: only the maintenance margin of both, which grows with the price
    expect(priceOf(flat, { positions, balance: '10' })).toBe('1000');
    expect(bankruptcyPriceOf({ instrument: contract(flat), positions, balance: '10' })).toBeUndefined();
  });

  it('given a contract size, then it counts', () => {
    const mini = defineInstrument({
      id: 'MINI',
      kind: 'perpetual',
      base: 'X',
      quote: 'USDT',
      contractSize: '0.01',
      rules: [{ tickSize: '0.01', quantityStep: '1', maintenance: flat }],
    });
    const positions = [{ quantity: '100', entryPrice: '50000' }];
    expect(String(liquidationPriceOf({ instrument: mini, positions, balance: '5000' }))).toBe('45226.13');
  });

  it('given a position that falls into a lower row on its way, then that row counts', () => {
    const tiers: Tiers = [
      { notionalFloor: '0', rate: '0.01' },
      { notionalFloor: '1000', rate: '0.05' },
    ];
    // at 120 x 10 = 1200 the second row holds (amount 40); at the price found, 900 / 0.99 / 10 = 90.909..., the first
    expect(priceOf(tiers, { positions: [{ quantity: '10', entryPrice: '120' }], balance: '300' })).toBe('90.9');
  });

  it('given no position, then E011 says so', () => {
    expect(refusalOf(() => priceOf(flat, { positions: [], balance: '1' })).code).toBe('E011');
  });

  it('given any position and any table that rises, then at it the margin is gone, and a cent before it is not', () => {
    const question = fc.record({
      quantity: fc.integer({ min: 1, max: 500_000 }),
      entry: fc.integer({ min: 1_000, max: 9_000_000 }),
      leverage: fc.integer({ min: 2, max: 20 }),
      isLong: fc.boolean(),
      floor: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(question, ({ quantity, entry, leverage, isLong, floor }) => {
        const tiers: Tiers = [
          { notionalFloor: '0', rate: '0.004' },
          { notionalFloor: String(floor), rate: '0.02' },
        ];
        const [size, price] = [quantity / 1000, entry / 100];
        const margin = (size * price) / leverage;
        const found = liquidationPriceOf({
          instrument: contract(tiers),
          positions: [{ quantity: `${isLong ? '' : '-'}${size.toFixed(3)}`, entryPrice: price.toFixed(2) }],
          balance: margin.toFixed(5),
        });
        const surplus = (p: number) => {
          const notional = size * p;
          const maintenance = notional < floor ? notional * 0.004 : notional * 0.02 - floor * 0.016;
          return margin + (isLong ? 1 : -1) * size * (p - price) - maintenance;
        };
        const at = found?.toFloat() ?? Number.NaN;
        const step = isLong ? 0.01 : -0.01;
        const slack = 1e-4 + size * price * 1e-9;
        expect(surplus(at)).toBeLessThanOrEqual(slack);
        expect(surplus(at + step)).toBeGreaterThanOrEqual(0 - slack);
      }),
    );
  });
});
