import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import { MemoryJournal, replay } from '../journal/index.ts';
import { Exact } from '../money/index.ts';
import type { PositionSide } from '../order/index.ts';
import type { PositionClosed } from '../ports/index.ts';
import { perp, Stage, type StageSettings, share, turns, want } from '../world/stage.fixture.ts';
import { Trader } from './trader.ts';

type Sketch = Partial<Pick<PositionClosed, 'cause' | 'positionSide'>> & {
  readonly quantity: number;
  readonly price?: number;
  readonly fee?: string;
};

/** The venue closes something by itself, now. */
function close(stage: Stage, { quantity, price = 90, fee = '0', cause = 'liquidation', positionSide = 'net' }: Sketch) {
  stage.venue.say({
    kind: 'position-closed',
    instrument: perp,
    positionSide,
    cause,
    price: perp.priceUnits(price),
    quantity: Math.round(quantity * 100),
    fee: Exact.of(fee),
    feeCurrency: 'USDT',
    reason: 'the mark is 90',
  });
  stage.hear();
}

const bars = (stage: Stage, count = 2) => {
  for (let i = 0; i < count; i++) stage.bar({ instrument: perp });
};

/** Strategies that want so many contracts each, and have them at 100. */
function holding(quantities: readonly number[], settings: Partial<StageSettings> = {}): Stage {
  const stage = new Stage({
    strategies: quantities.map((quantity, i) => ({ id: `s${i}`, strategy: turns(`s${i}`, want(quantity)) })),
    ...settings,
  });
  bars(stage);
  return stage;
}

describe('a position that the venue closes by itself', () => {
  it('given a liquidation, then fill, trade, order, position and notice name it, and the ledger balances', () => {
    const stage = holding([2]);
    close(stage, { quantity: 2, fee: '1.5' });
    const { facts, trader } = stage;
    expect(facts.fills.at(-1)).toMatchObject({
      order: { number: 2, reason: 'liquidation', tag: 'liquidation' },
      side: 'sell',
    });
    expect(facts.trips).toMatchObject([
      { strategy: 's0', exitReason: 'liquidation', exitPrice: 90, pnl: -21.5, fees: 1.5 },
    ]);
    expect(facts.states.slice(-2)).toEqual(['2 sent', '2 filled']);
    expect(facts.positions.at(-1)).toBe('BTC-PERP net 0');
    expect(facts.notices.map(({ text }) => text)).toEqual([
      'the venue closed 2 BTC-PERP at 90 by liquidation: the mark is 90',
    ]);
    expect(stage.venue.log, 'it never went through the gate to the venue').toEqual(['+1']);
    expect(stage.cash()).toBe('9978.5');
    trader.ledger.accounts.assertBalanced();
  });

  it('given a part of it, then the rest stays, and a later order has the next number', () => {
    const stage = new Stage({ strategies: [{ strategy: turns('a', want(2), undefined, want(3)) }] });
    bars(stage);
    close(stage, { quantity: 0.5 });
    expect(stage.held(perp)).toBe(1.5);
    bars(stage);
    expect(stage.venue.log).toEqual(['+1', '+3']);
    expect(stage.held(perp)).toBe(3);
  });

  it('given several strategies behind it, then each bears its share', () => {
    const stage = holding([3, 1]);
    close(stage, { quantity: 2, fee: '4' });
    expect(stage.facts.trips).toEqual([]);
    close(stage, { quantity: 2, fee: '4' });
    expect(stage.facts.trips.map(({ strategy, pnl, fees }) => [strategy, pnl, fees])).toEqual([
      ['s1', -12, 2],
      ['s0', -36, 6],
    ]);
  });

  it('given strategies against each other, then what they hold inside is closed with it', () => {
    const stage = holding([3, -1]);
    close(stage, { quantity: 2 });
    expect(stage.held(perp)).toBe(0);
    expect(stage.facts.trips.map(({ strategy, pnl }) => [strategy, pnl])).toEqual([
      ['s1', 10],
      ['s0', -30],
    ]);
  });

  it.each<[PositionSide, string]>([
    ['long', 'sell'],
    ['short', 'buy'],
  ])('given hedge mode, then the %s side alone is closed', (side, closing) => {
    const open = (of: 'long' | 'short') =>
      ({
        kind: 'market',
        instrument: perp,
        side: of === 'long' ? 'buy' : 'sell',
        size: { quantity: 1 },
        positionSide: of,
        reason: of,
      }) as const;
    const both = turns('both', (context) => {
      context.order(open('long'));
      context.order(open('short'));
    });
    const stage = new Stage({ strategies: [{ strategy: both }] });
    bars(stage);
    close(stage, { quantity: 1, positionSide: side });
    expect(stage.held(perp, side)).toBe(0);
    expect(Math.abs(stage.held(perp, side === 'long' ? 'short' : 'long'))).toBe(1);
    expect(stage.facts.fills.at(-1)).toMatchObject({ side: closing });
    expect(stage.facts.notices.at(-1)?.text).toContain(`BTC-PERP ${side} at 90`);
  });

  it('given brackets behind the position, then they are called back', () => {
    const guarded = turns('guarded', (context) => {
      context.order({
        kind: 'market',
        instrument: perp,
        side: 'buy',
        size: { quantity: 1 },
        bracket: { stopLoss: 95 },
        reason: 'in',
      });
    });
    const stage = new Stage({ strategies: [{ strategy: guarded }] });
    bars(stage);
    stage.venue.say({ kind: 'order-acknowledged', order: 2 });
    stage.hear();
    close(stage, { quantity: 1 });
    expect(stage.venue.log).toEqual(['+1', '-2']);
  });

  it.each([
    [3, 2],
    [1, 0],
    [0, 2],
  ])('given %d closed where %d is held, then E061 says so and nothing is booked', (quantity, held) => {
    const stage = holding([held]);
    expect(errorOf(() => close(stage, { quantity })).code).toBe('E061');
    expect(stage.held(perp)).toBe(held);
    expect(stage.cash()).toBe('10000');
  });

  it('given its journal, then a replay ends at the same balance', () => {
    const journal = new MemoryJournal();
    const stage = holding([2], { journal });
    close(stage, { quantity: 2, fee: '1.5' });
    bars(stage, 1);
    stage.world.finish('leave-open');
    const again = new Trader({
      instruments: stage.trader.instruments,
      rules: [],
      reportingCurrency: 'USDT',
      balances: { USDT: '10000' },
      strategies: [{ id: 's0', strategy: turns('s0', want(2)) }],
    });
    replay(journal.records(), { trader: again });
    expect(again.ledger.accounts.balance('USDT').toString()).toBe('9978.5');
  });
});

describe('borrowing', () => {
  it('given a charge, then it is an entry of its own, told as a fact', () => {
    const stage = new Stage({
      instruments: [share],
      reportingCurrency: 'USD',
      balances: { USD: '1000' },
      strategies: [],
    });
    const told: unknown[] = [];
    Object.assign(stage.facts, { borrowing: (fact: unknown) => told.push(fact) });
    stage.bar({ instrument: share });
    stage.venue.say({ kind: 'borrow-charged', instrument: share, amount: Exact.of('0.123456789'), currency: 'USD' });
    stage.hear();
    expect(told).toMatchObject([{ kind: 'borrow-paid', at: stage.now, instrument: share, currency: 'USD' }]);
    const postings = [...stage.trader.ledger.accounts.postings()].slice(-2);
    expect(
      postings.map(({ kind, account, amount }) => `${kind} ${account} ${amount}`),
      'rounded against us',
    ).toEqual(['borrowing cash -0.12345679', 'borrowing borrowing 0.12345679']);
    stage.trader.ledger.accounts.assertBalanced();
  });

  it('given a currency that the account does not know, then E013 says so', () => {
    const stage = new Stage({ strategies: [] });
    stage.bar();
    stage.venue.say({ kind: 'borrow-charged', instrument: perp, amount: Exact.of('1'), currency: 'XYZ' });
    expect(errorOf(() => stage.hear()).code).toBe('E013');
  });
});
