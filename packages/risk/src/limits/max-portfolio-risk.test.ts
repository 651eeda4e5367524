import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { btc, dax, eth, future, perpetual, said } from '../instruments.fixture.ts';
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
  stopLossAt,
} from '../testing/index.ts';
import { maxPortfolioRisk } from './max-portfolio-risk.ts';

describeRiskRule('max portfolio risk', () => maxPortfolioRisk(0.02));

const marks = { 'BTC/USDT': 100, 'ETH/USDT': 50, 'SOL/USDT': 10, 'XAU/USDT': 20, 'SAP/EUR': 100 };

/** An account of 10,000 whose stops may cost 200, asked for bitcoin at 100. */
function judge(order: Partial<ProposalSketch>, account: AccountSketch = {}): string {
  const proposed = proposedOrder({ instrument: btc, quantity: '1', ...order });
  return said(maxPortfolioRisk(0.02).check(proposed, riskAccount({ equity: 10_000, marks, ...account })));
}
const cut = (quantity: string) => `${quantity}: limited: the stops of all positions may cost 0.02 of equity`;
const full = 'E305: the stops of all positions may cost 0.02 of equity, and that is used up';
const at95 = [stopLossAt(btc, '95')];

describe('maxPortfolioRisk', () => {
  it('given a stop 5 below the price, then 40 coins risk the 200, and more is cut', () => {
    expect(judge({ quantity: '40', legs: at95 })).toBe('pass');
    expect(judge({ quantity: '40.001', legs: at95 })).toBe(cut('40'));
  });

  it('given a short with a stop 4 above, then 50 coins risk the 200', () => {
    expect(judge({ side: 'sell', quantity: '80', legs: [stopLossAt(btc, '104')] })).toBe(cut('50'));
  });

  it('given no stop, or one that does not protect, then the whole value is at risk', () => {
    expect(judge({ quantity: '3' })).toBe(cut('2'));
    expect(judge({ quantity: '3', legs: [stopLossAt(btc, '101')] })).toBe(cut('2'));
    expect(judge({ quantity: '3', legs: [stopLossAt(btc, '100')] })).toBe(cut('2'));
    expect(judge({ quantity: '3', legs: [{ role: 'take-profit', terms: limitAt(btc, '95') }] })).toBe(cut('2'));
  });

  it('given its own price, then the distance is measured from there', () => {
    expect(judge({ quantity: '90', terms: limitAt(btc, '97'), legs: at95 })).toBe('pass');
    expect(judge({ quantity: '110', terms: limitAt(btc, '97'), legs: at95 })).toBe(cut('100'));
    expect(judge({ quantity: '90', terms: stopAt(btc, '105'), legs: at95 })).toBe(cut('20'));
  });

  it('given positions, then what their stops would cost from here is taken', () => {
    const long = { instrument: eth, quantity: 10, stopPrice: 45 };
    const short = { instrument: perpetual, quantity: -20, stopPrice: 11.5 };
    expect(judge({ quantity: '90', legs: at95 }, { positions: [long] }), '200 less 50').toBe(cut('30'));
    expect(judge({ quantity: '90', legs: at95 }, { positions: [long, short] }), 'less 30').toBe(cut('24'));
    const bare = { instrument: eth, quantity: 4 };
    expect(judge({ quantity: '90', legs: at95 }, { positions: [bare] })).toBe(full);
    expect(judge({ quantity: '90', legs: at95 }, { positions: [{ ...bare, quantity: -3 }] })).toBe(cut('10'));
  });

  it('given a stop the price has passed, then it costs nothing more', () => {
    const long = { instrument: eth, quantity: 1000, stopPrice: 55 };
    const short = { instrument: perpetual, quantity: -1000, stopPrice: 9 };
    expect(judge({ quantity: '90', legs: at95 }, { positions: [long, short] })).toBe(cut('40'));
  });

  it('given orders under way, then what they would open counts at their own price and stop', () => {
    const resting = liveOrder({
      instrument: eth,
      quantity: '12',
      filled: '2',
      terms: limitAt(eth, '48'),
      legs: [stopLossAt(eth, '45')],
    });
    expect(judge({ quantity: '90', legs: at95 }, { orders: [resting] }), '200 less 10 x 3').toBe(cut('34'));
    const bare = liveOrder({ instrument: eth, quantity: '3' });
    expect(judge({ quantity: '90', legs: at95 }, { orders: [bare] }), '200 less 150').toBe(cut('10'));
  });

  it('given protection under way, then it takes nothing', () => {
    const entry = liveOrder({ instrument: eth, quantity: '1', number: 5 });
    const leg = liveOrder({ instrument: eth, side: 'sell', quantity: '9', terms: stopAt(eth, '45'), entry });
    const exit = liveOrder({ instrument: eth, side: 'sell', quantity: '9', reduceOnly: true });
    expect(judge({ quantity: '90', legs: at95 }, { orders: [leg, exit] })).toBe(cut('40'));
  });

  it('given orders that close what is held, then only what they open beyond it counts', () => {
    const positions = [{ instrument: eth, quantity: 10, stopPrice: 45 }];
    const sell = (quantity: string) => liveOrder({ instrument: eth, side: 'sell', quantity });
    expect(judge({ quantity: '90', legs: at95 }, { positions, orders: [sell('10')] })).toBe(cut('30'));
    expect(judge({ quantity: '90', legs: at95 }, { positions, orders: [sell('11')] }), 'one more, bare').toBe(
      cut('20'),
    );
    expect(judge({ quantity: '90', legs: at95 }, { positions, orders: [sell('6'), sell('5')] })).toBe(cut('20'));
    const short = [{ instrument: eth, quantity: -1, stopPrice: 55 }];
    const buy = liveOrder({ instrument: eth, quantity: '2' });
    expect(judge({ quantity: '90', legs: at95 }, { positions: short, orders: [buy] }), '200 less 5 less 50').toBe(
      cut('29'),
    );
  });

  it('given an order that turns a position, then what it closes passes and its risk is gone', () => {
    const positions = [{ instrument: btc, quantity: 30, stopPrice: 94 }];
    const order = { side: 'sell', legs: [stopLossAt(btc, '105')] } as const;
    expect(judge({ ...order, quantity: '70' }, { positions })).toBe('pass');
    expect(judge({ ...order, quantity: '71' }, { positions })).toBe(cut('70'));
    expect(judge({ ...order, quantity: '71' }, { positions, equity: -5 }), 'in debt').toBe(cut('30'));
  });

  it('given contract size and currency, then they count', () => {
    expect(judge({ instrument: future, quantity: '9', legs: [stopLossAt(future, '19')] })).toBe(cut('2'));
    const legs = [stopLossAt(dax, '95')];
    expect(judge({ instrument: dax, quantity: '90', legs }, { rates: { EUR: 1.25 } })).toBe(cut('32'));
  });

  it('given something whose worth cannot be told, then the order is refused: unknown is not harmless', () => {
    const unknown = 'E306: BTC/USDT has no price in USDT yet';
    expect(judge({}, { marks: {} })).toBe(unknown);
    expect(judge({ legs: at95 }, { positions: [{ instrument: dax, quantity: 1, stopPrice: 90 }] })).toBe(unknown);
    expect(judge({ legs: at95 }, { orders: [liveOrder({ instrument: dax, quantity: '1' })] })).toBe(unknown);
    const orders = [liveOrder({ instrument: eth, quantity: '1' })];
    expect(judge({ legs: at95 }, { orders, marks: { 'BTC/USDT': 100 } })).toBe(unknown);
  });

  it.each([0, -0.1, Number.NaN, 1.01, 2])('given a share of %d, then it is refused', (share) => {
    expect(() => maxPortfolioRisk(share)).toThrow(
      `max_portfolio_risk of ${share} is not a share above 0 and at most 1`,
    );
  });

  it('given a percentage where a share is wanted, then the message says how to write it', () => {
    expect(() => maxPortfolioRisk(2)).toThrow('(for 2 percent write 0.02)');
  });

  it('given any order that opens and passes, whole or cut, then its stop costs no more than the limit', () => {
    fc.assert(
      fc.property(riskCases(), fc.double({ min: 0.001, max: 1, noNaN: true }), ({ order, account }, share) => {
        const { instrument, side, terms } = order;
        if (account.positions().length > 0 || account.liveOrders().length > 0) return;
        const verdict = maxPortfolioRisk(share).check(order, account);
        if (verdict.kind === 'refuse') return;
        const scale = 10 ** instrument.priceScale;
        const quantity = quantityOf(verdict.kind === 'resize' ? verdict.quantity : order.quantity, instrument);
        const own = 'price' in terms ? terms.price : 'trigger' in terms ? terms.trigger : undefined;
        const price = own === undefined ? (account.mark(instrument) ?? 0) : Number(own) / scale;
        const [leg] = order.legs;
        const stop = leg !== undefined && 'trigger' in leg.terms ? Number(leg.terms.trigger) / scale : undefined;
        const protects = stop !== undefined && (side === 'buy' ? stop < price : stop > price);
        const loss = quantity * (protects ? Math.abs(price - stop) : price) * instrument.contractSize.toFloat();
        expect(loss).toBeLessThanOrEqual(share * account.equity() * (1 + 1e-9));
      }),
      { numRuns: 1000 },
    );
  });
});
