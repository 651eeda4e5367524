import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MemoryJournal, replay } from '../journal/index.ts';
import { Exact } from '../money/index.ts';
import type { OrderPlan } from '../order/index.ts';
import { SeededRandom } from '../random/index.ts';
import { btc, eth, perp, Stage, script } from '../world/stage.fixture.ts';

/** A strategy that does anything, by its own dice: targets, orders of every kind, brackets, cancels, timers. */
const wild = (name: string) =>
  script(name, (context) => {
    const { random } = context;
    const act = (instrument: typeof btc, price: number) => {
      const near = () => Math.round(price * random.between(0.97, 1.03) * 100) / 100;
      const side = random.next() < 0.5 ? 'buy' : 'sell';
      const common = { instrument, side, size: { quantity: random.between(0, 3) }, reason: 'wild' } as const;
      const plans: readonly OrderPlan[] = [
        { ...common, kind: 'market' },
        { ...common, kind: 'limit', price: near() },
        { ...common, kind: 'stop', trigger: near() },
        { ...common, kind: 'market', bracket: { stopLoss: near(), takeProfit: near() } },
        { ...common, kind: 'market', reduceOnly: true },
      ];
      const dice = Math.floor(random.between(0, 12));
      const plan = plans[dice];
      if (plan !== undefined) context.order(plan);
      else if (dice < 8) context.target(instrument, random.between(-1, 1), 'wild');
      else if (dice === 8) context.cancelAll(instrument, 'wild');
      else if (dice === 9) context.timer(context.now + 1000 * Math.floor(random.between(1, 90)), instrument.id);
    };
    return {
      onBar: ({ instrument, close }) => act(instrument, close),
      onTimer: () => act(btc, 100),
      onFill: ({ instrument, price }) => {
        if (random.next() < 0.2) act(instrument, price.toNumber());
      },
    };
  });

const markets = fc.record({ seed: fc.integer({ min: 0, max: 1e6 }), bars: fc.integer({ min: 1, max: 40 }) });

/** A run of two wild strategies on three instruments, with a venue that fills, cancels and hesitates by the dice. */
function play({ seed, bars }: { readonly seed: number; readonly bars: number }) {
  const journal = new MemoryJournal();
  const stage = new Stage({ strategies: [{ strategy: wild('a') }, { strategy: wild('b') }], seed, journal });
  const { venue } = stage;
  const random = new SeededRandom(seed);
  venue.feeRate = 0.001;
  let price = 100;
  for (let i = 0; i < bars; i++) {
    const close = Math.round(price * random.between(0.98, 1.02) * 100) / 100;
    stage.bars(...[btc, eth, perp].map((instrument) => ({ instrument, open: price, close })));
    price = close;
    for (const [number, { terms }] of venue.orders) {
      const state = stage.facts.states.findLast((one) => one.startsWith(`${number} `));
      if (terms.kind !== 'market' && state === `${number} sent` && random.next() < 0.2) venue.fill(number, { price });
    }
    stage.hear();
  }
  stage.world.finish('leave-open');
  return { stage, journal };
}

it('given any strategies and any market, then the ledger balances and equity is the sum of its parts', () => {
  fc.assert(
    fc.property(markets, (market) => {
      const { stage } = play(market);
      const { ledger, valuation } = stage.trader;
      ledger.accounts.assertBalanced();
      let parts = Number(stage.cash());
      ledger.books.forEach(({ instrument, net }, index) => {
        const mark = valuation.marks[index] ?? Number.NaN;
        if (net.quantity === 0) return;
        parts += instrument.isDelivered ? Number(stage.cash(instrument.base)) * mark : valuation.unrealized(index, net);
      });
      // spot balances can be held without a position that is open, by no one here
      expect(Math.abs(valuation.equity() - parts)).toBeLessThan(1e-6);
      for (const { instrument, net } of ledger.books)
        if (instrument.isDelivered)
          expect(stage.cash(instrument.base)).toBe(new Exact(net.quantity, instrument.quantityScale).toString());
    }),
    { numRuns: 60 },
  );
});

it('given any run, then no order fills at or before the bar it was decided on', () => {
  fc.assert(
    fc.property(markets, (market) => {
      for (const { order, receivedAt } of play(market).stage.facts.fills)
        expect(receivedAt, `order ${order.number}`).toBeGreaterThanOrEqual(order.request.decidedAt);
      for (const { order, receivedAt } of play(market).stage.facts.fills)
        if (order.request.terms.kind === 'market' && order.request.legs.length === 0)
          expect(receivedAt, `order ${order.number}`).toBeGreaterThan(order.request.decidedAt);
    }),
    { numRuns: 20 },
  );
});

it('given the same run twice, then the same bytes; replayed from its record, the same decisions', () => {
  fc.assert(
    fc.property(markets, (market) => {
      const first = play(market);
      expect(play(market).journal.sum).toBe(first.journal.sum);
      const again = new Stage({ strategies: [{ strategy: wild('a') }, { strategy: wild('b') }], seed: market.seed });
      const { inputs, intents } = replay(first.journal.records(), { trader: again.trader, facts: again.facts });
      expect(inputs + intents).toBe(first.journal.length);
      expect(again.facts.decisions).toEqual(first.stage.facts.decisions);
      expect(again.facts.trips).toEqual(first.stage.facts.trips);
    }),
    { numRuns: 30 },
  );
});
