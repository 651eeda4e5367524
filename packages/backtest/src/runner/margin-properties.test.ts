import {
  absoluteInteger,
  type EventSeries,
  Exact,
  type Fill,
  type FundingPaid,
  type Instrument,
  type Integer,
  type LedgerBook,
  type OrderPlan,
  type PositionSide,
  runHistory,
  SilentFacts,
} from '@rxtrade/core';
import { rateFees } from '@rxtrade/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleBacktest } from './assemble-backtest.ts';
import { optionsOf, scripted, seriesOf } from './backtest.fixture.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { free, funding, marks, perpetual } from './contracts.fixture.ts';
import { worldOf } from './run-backtest.ts';

const [alpha, beta] = [perpetual('ALPHA'), perpetual('BETA')];
const sides: readonly PositionSide[] = ['net', 'long', 'short'];
const length = 24;

type Step = { readonly low: number; readonly high: number; readonly move: number };
type Wish = {
  readonly at: number;
  readonly isBuy: boolean;
  readonly quantity: number;
  readonly side: PositionSide;
  readonly isReduceOnly: boolean;
};

/** A walk that now and then falls or rises by a third. */
const walk = fc.array(
  fc.record({
    move: fc.oneof(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -350, max: 350 })),
    low: fc.integer({ min: 0, max: 40 }),
    high: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: length, maxLength: length },
);
const wishes = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: length - 2 }),
    isBuy: fc.boolean(),
    quantity: fc.integer({ min: 1, max: 40_000 }),
    side: fc.constantFrom(...sides),
    isReduceOnly: fc.boolean(),
  }),
  { maxLength: 12 },
);
const terms = fc.record({
  margin: fc.record({ mode: fc.constantFrom('isolated', 'cross'), leverage: fc.constantFrom(1, 3, 10, 25) }),
  liquidation: fc.constantFrom('whole', 'by-tier'),
  isMarked: fc.boolean(),
  rate: fc.integer({ min: -50, max: 50 }),
});

function barsOf(instrument: Instrument, steps: readonly Step[]) {
  let price = 100;
  const rows = steps.map(({ move, low, high }) => {
    const open = price;
    price = Number(Math.max(1, price * (1 + move / 1000)).toFixed(2));
    const [top, bottom] = [Math.max(open, price), Math.min(open, price)];
    return [
      open,
      Number((top * (1 + high / 1000)).toFixed(2)),
      Number((bottom * (1 - low / 1000)).toFixed(2)),
      price,
    ] as const;
  });
  return seriesOf(rows, { instrument });
}

function trades(wanted: readonly Wish[]) {
  const acts: Record<number, Parameters<typeof scripted>[0][number]> = {};
  for (const { at, isBuy, quantity, side, isReduceOnly } of wanted) {
    const before = acts[at];
    acts[at] = (context, bar) => {
      before?.(context, bar);
      const plan: OrderPlan = {
        kind: 'market',
        instrument: bar.instrument,
        // a side of hedge mode opens one way only
        side:
          side === 'long' && !isReduceOnly
            ? 'buy'
            : side === 'short' && !isReduceOnly
              ? 'sell'
              : isBuy
                ? 'buy'
                : 'sell',
        size: { quantity: (quantity / 1000).toFixed(3) },
        positionSide: side,
        reduceOnly: isReduceOnly,
        reason: 'a wish',
      };
      context.order(plan);
    };
  }
  return scripted(acts);
}

/** Follows the margin behind each position, and what each liquidation took of it. */
class MarginWatch extends SilentFacts {
  /** Every loss above the margin that was freed with it. */
  readonly worst: string[] = [];
  liquidations = 0;
  private readonly locked = new Map<string, Integer>();
  private liquidated: Fill | undefined;
  private readonly books: () => readonly LedgerBook[];

  constructor(books: () => readonly LedgerBook[]) {
    super();
    this.books = books;
  }

  override fill(fill: Fill): void {
    this.liquidated = fill.order.reason === 'liquidation' ? fill : undefined;
    if (this.liquidated !== undefined) this.liquidations += 1;
  }

  position(_at: number, book: LedgerBook, side: PositionSide): void {
    const key = `${book.instrument.id} ${side}`;
    const before = this.locked.get(key) ?? 0;
    const after = book[side].margin;
    this.locked.set(key, after);
    const { liquidated } = this;
    if (liquidated === undefined || book.margin.mode !== 'isolated') return;
    const freed = new Exact(BigInt(before) - BigInt(after), 8);
    const loss = liquidated.exactFee.minus(liquidated.exactRealized);
    // cost and margin of a part are rounded, each by less than one unit of its scale
    const slack = new Exact(3, 5);
    if (loss.minus(freed).compare(slack) > 0) this.worst.push(`${key} lost ${loss} of ${freed}`);
  }

  override funding(_paid: FundingPaid): void {
    for (const book of this.books())
      for (const side of sides) this.locked.set(`${book.instrument.id} ${side}`, book[side].margin);
  }
}

function eventsFor(steps: readonly Step[], isMarked: boolean, rate: number): readonly EventSeries[] {
  return [alpha, beta].flatMap((instrument, i) => {
    const { close } = barsOf(instrument, i === 0 ? steps : steps.toReversed()).columns;
    const marked = marks(instrument, ...[...close].map((price, at) => [at + 1, price] as const));
    const paid = funding(instrument, [8, rate / 10_000, close[7] ?? 1], [16, rate / 10_000, close[15] ?? 1]);
    return isMarked ? [marked, paid] : [paid];
  });
}

function runOf(options: BacktestOptions) {
  const assembled = assembleBacktest(options);
  const watch = new MarginWatch(() => assembled.trader.ledger.books);
  runHistory({ ...worldOf({ ...options, facts: watch }, assembled) });
  return { ...assembled, watch };
}

describe('an account on margin', () => {
  it('given any market, orders and terms, then both sides of the wire agree, nothing is made of nothing, and no loss exceeds its margin', () => {
    let liquidations = 0;
    fc.assert(
      fc.property(walk, wishes, terms, (steps, wanted, { margin, liquidation, isMarked, rate }) => {
        const { trader, venue, watch } = runOf(
          optionsOf({
            series: [barsOf(alpha, steps), barsOf(beta, steps.toReversed())],
            events: eventsFor(steps, isMarked, rate),
            strategies: [{ strategy: trades(wanted) }],
            balances: { USDT: '1000' },
            margin: margin,
            venue: {
              ...free,
              fees: rateFees({ maker: '0', taker: '0.001' }),
              liquidation: liquidation,
            },
          }),
        );
        const { ledger } = trader;
        const account = venue.account?.ledger;
        ledger.accounts.assertBalanced();
        account?.accounts.assertBalanced();
        expect(account?.accounts.balance('USDT').toString(), 'the venue has the same balance').toBe(
          ledger.accounts.balance('USDT').toString(),
        );
        for (const [i, book] of ledger.books.entries())
          for (const side of sides) {
            const { quantity, cost, margin: locked } = book[side];
            expect(account?.books[i]?.[side]).toMatchObject({ quantity, cost, margin: locked });
            if (book.margin.mode === 'cross' || quantity === 0) expect(locked).toBe(0);
            expect(absoluteInteger(quantity) >= 0 && locked >= 0).toBe(true);
          }
        liquidations += watch.liquidations;
        expect(watch.worst).toEqual([]);
        expect(trader.valuation.equity(), 'the insurance bears what is beyond').toBeGreaterThanOrEqual(-1e-6);
        // a cross loss may be carried by profit not yet taken; an isolated one never is
        if (margin.mode === 'isolated') expect(ledger.accounts.units(0, 'cash') >= 0).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(liquidations, 'it was put to the test').toBeGreaterThan(50);
  });

  it('given the series and events in another order, then isolated margin comes to the same balance', () => {
    fc.assert(
      fc.property(walk, wishes, (steps, wanted) => {
        const cashOf = (isTurned: boolean) => {
          const series = [barsOf(alpha, steps), barsOf(beta, steps.toReversed())];
          const events = eventsFor(steps, true, 10);
          const { trader } = runOf(
            optionsOf({
              series: isTurned ? series.toReversed() : series,
              events: isTurned ? events.toReversed() : events,
              strategies: [{ strategy: trades(wanted) }],
              // enough for every order: which of two gets the last of it does depend on their order
              balances: { USDT: '1000000' },
              margin: { mode: 'isolated', leverage: 10 },
              venue: free,
            }),
          );
          return trader.ledger.accounts.balance('USDT').toString();
        };
        expect(cashOf(true)).toBe(cashOf(false));
      }),
      { numRuns: 60 },
    );
  });
});
