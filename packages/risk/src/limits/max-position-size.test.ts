import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc, dax, future, perpetual, said } from '../instruments.fixture.ts';
import { quantityOf } from '../quantities.ts';
import {
  type AccountSketch,
  describeRiskRule,
  limitAt,
  liveOrder,
  type ProposalSketch,
  proposedOrder,
  riskAccount,
  riskCases,
  stopAt,
} from '../testing/index.ts';
import { maxPositionSize } from './max-position-size.ts';

describeRiskRule('max position size', () => maxPositionSize(0.05));

const marks = { 'BTC/USDT': 100, 'SOL/USDT': 10, 'XAU/USDT': 20, 'SAP/EUR': 100 };

/** An account of 10,000 whose positions may be worth a tenth: 10 BTC at 100. */
function judge(order: Partial<ProposalSketch>, account: AccountSketch = {}): string {
  const proposed = proposedOrder({ instrument: btc, quantity: '1', ...order });
  return said(maxPositionSize(0.1).check(proposed, riskAccount({ equity: 10_000, marks, ...account })));
}
const cut = (quantity: string) => `${quantity}: limited to 0.1 of equity`;
const full = 'E304: the position is at its limit of 0.1 of equity';
const holding = (quantity: number, instrument = btc) => ({ positions: [{ instrument, quantity }] });

describe('maxPositionSize', () => {
  it('given a tenth of equity, then up to that passes and more is cut to it', () => {
    expect(judge({ quantity: '10' })).toBe('pass');
    expect(judge({ quantity: '10.001' })).toBe(cut('10'));
    expect(judge({ quantity: '500', side: 'sell' })).toBe(cut('10'));
  });

  it('given a room between two steps, then the order is cut down to the step', () => {
    expect(judge({ quantity: '20' }, { equity: 9999.99 })).toBe(cut('9.999'));
  });

  it('given the price of the order, then that counts: its limit, its trigger, or the mark', () => {
    expect(judge({ quantity: '20', terms: limitAt(btc, '80') })).toBe(cut('12.5'));
    expect(judge({ quantity: '20', terms: stopAt(btc, '125') })).toBe(cut('8'));
  });

  it('given a position, then only what is left to the limit may be added', () => {
    expect(judge({ quantity: '20' }, holding(6))).toBe(cut('4'));
    expect(judge({ quantity: '4' }, holding(6))).toBe('pass');
    expect(judge({ quantity: '1' }, holding(10))).toBe(full);
    expect(judge({ quantity: '1', side: 'sell' }, holding(-12))).toBe(full);
  });

  it('given an order that turns a position, then what it closes is not limited', () => {
    expect(judge({ side: 'sell', quantity: '25' }, holding(6))).toBe(cut('16'));
    expect(judge({ side: 'buy', quantity: '25' }, holding(-6))).toBe(cut('16'));
    expect(judge({ side: 'sell', quantity: '25' }, { ...holding(6), equity: -1 }), 'in debt').toBe(cut('6'));
  });

  it('given orders under way, then what they still may fill counts in their direction', () => {
    const resting = liveOrder({ instrument: btc, quantity: '5', filled: '2', terms: limitAt(btc, '90') });
    expect(judge({ quantity: '20' }, { orders: [resting] })).toBe(cut('7'));
    expect(judge({ quantity: '20', side: 'sell' }, { orders: [resting] })).toBe(cut('10'));
    const exit = liveOrder({ instrument: btc, quantity: '5', reduceOnly: true });
    const elsewhere = liveOrder({ instrument: perpetual, quantity: '5' });
    expect(judge({ quantity: '20' }, { orders: [exit, elsewhere] })).toBe(cut('10'));
  });

  it('given hedge mode, then each side has its own limit', () => {
    const positions = [
      { instrument: perpetual, quantity: 60 },
      { instrument: perpetual, quantity: -90 },
    ];
    const order = { instrument: perpetual, quantity: '200', positionSide: 'long' } as const;
    expect(judge(order, { positions })).toBe(cut('40'));
    expect(judge({ ...order, side: 'sell', positionSide: 'short' }, { positions })).toBe(cut('10'));
    const orders = [liveOrder({ instrument: perpetual, quantity: '5', positionSide: 'long' })];
    expect(judge(order, { positions, orders })).toBe(cut('35'));
    expect(judge({ ...order, positionSide: 'net' }, { orders })).toBe(cut('100'));
  });

  it('given a contract size or another currency, then worth is what counts', () => {
    expect(judge({ instrument: future, quantity: '1' })).toBe(cut('0.5'));
    expect(judge({ instrument: dax, quantity: '20' }, { rates: { EUR: 1.25 } })).toBe(cut('8'));
  });

  it('given no price or no rate, then it is refused: nobody knows what it is worth', () => {
    expect(judge({}, { marks: {} })).toBe('E306: BTC/USDT has no price in USDT yet');
    expect(judge({ instrument: dax })).toBe('E306: SAP/EUR has no price in USDT yet');
  });

  it('given leverage, then a limit above one is allowed', () => {
    const order = proposedOrder({ instrument: btc, quantity: '1000' });
    expect(said(maxPositionSize(3).check(order, riskAccount({ equity: 1000, marks })))).toBe(
      '30: limited to 3 of equity',
    );
  });

  it.each([0, -0.1, Number.NaN, 101])('given a share of %d, then it is refused', (share) => {
    expect(() => maxPositionSize(share)).toThrow(
      `max_position_size of ${share} is not a share above 0 and at most 100`,
    );
  });

  it('given any order that passes, whole or cut, then the position it leads to is within the limit', () => {
    fc.assert(
      fc.property(riskCases(), fc.double({ min: 0.001, max: 1, noNaN: true }), ({ order, account }, share) => {
        const { instrument, terms } = order;
        if (order.isReduction) return;
        const verdict = maxPositionSize(share).check(order, account);
        if (verdict.kind === 'refuse') return;
        const quantity = quantityOf(verdict.kind === 'resize' ? verdict.quantity : order.quantity, instrument);
        const stated = 'price' in terms ? terms.price : 'trigger' in terms ? terms.trigger : undefined;
        const price =
          stated === undefined ? (account.mark(instrument) ?? 0) : Number(stated) / 10 ** instrument.priceScale;
        const after = account.held(instrument) * (order.side === 'buy' ? 1 : -1) + quantity;
        const worth = after * price * instrument.contractSize.toFloat();
        const limit = share * account.equity();
        if (after > 0) expect(worth).toBeLessThanOrEqual(limit + Math.abs(limit) * 1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});
