import { describe, expect, it } from 'vitest';
import { errorOf } from '../errors/thrown.fixture.ts';
import type { MarketEvent } from '../market/index.ts';
import type { StrategyContext } from '../strategy/index.ts';
import { btc, eth, perp, Stage, type StageSettings, script, share, turns, want } from '../world/stage.fixture.ts';

const buys = (instrument: typeof btc, quantity: number) =>
  script('buys', (context) => {
    let isDone = false;
    return {
      onBar: () => {
        if (!isDone) context.targetQuantity(instrument, quantity, 'in');
        isDone = true;
      },
    };
  });

describe('marks', () => {
  it('given trades, quotes and bars, then the latest price counts; given mark prices, then they alone do', () => {
    const stage = new Stage({ strategies: [] });
    const mark = () => stage.trader.valuation.marks[0];
    stage.bar({ close: 100 });
    expect(mark()).toBe(100);
    stage.event({ kind: 'trade', instrument: btc, price: 101, quantity: 1 });
    expect(mark()).toBe(101);
    stage.event({ kind: 'quote', instrument: btc, bid: 101, bidQuantity: 1, ask: 103, askQuantity: 1 });
    expect(mark()).toBe(102);
    stage.event({ kind: 'mark-price', instrument: btc, price: 99 });
    stage.event({ kind: 'trade', instrument: btc, price: 105, quantity: 1 });
    stage.bar({ close: 110 });
    expect(mark()).toBe(99);
  });
});

describe('delivery', () => {
  it('given every kind of event, then it reaches its handler and onMarket, of strategies that trade the instrument', () => {
    const seen: string[] = [];
    const listens = (id: string) =>
      script(id, () => {
        const take = (name: string) => (event: { kind: string }) => void seen.push(`${id} ${name} ${event.kind}`);
        return {
          onBar: take('onBar'),
          onBarOpened: take('onBarOpened'),
          onTrade: take('onTrade'),
          onQuote: take('onQuote'),
          onBook: take('onBook'),
          onFunding: take('onFunding'),
          onCustom: take('onCustom'),
          onMarket: (event: MarketEvent) => void seen.push(`${id} onMarket ${event.kind}`),
        };
      });
    const stage = new Stage({
      strategies: [
        { strategy: listens('b'), instruments: [btc.id] },
        { strategy: listens('e'), instruments: [eth.id] },
      ],
    });
    const levels = { prices: new Float64Array(0), quantities: new Float64Array(0) };
    stage.bar();
    stage.event({ kind: 'trade', instrument: btc, price: 1, quantity: 1 });
    stage.event({ kind: 'quote', instrument: btc, bid: 1, bidQuantity: 1, ask: 1, askQuantity: 1 });
    stage.event({ kind: 'book-snapshot', instrument: btc, sequence: 1, bids: levels, asks: levels });
    stage.event({ kind: 'book-delta', instrument: btc, sequence: 2, bids: levels, asks: levels });
    stage.event({ kind: 'bar-opened', instrument: btc, intervalMs: 60_000, openAt: stage.now, open: 1 });
    stage.event({ kind: 'funding', instrument: btc, rate: 0.1 });
    stage.event({ kind: 'mark-price', instrument: btc, price: 1 });
    stage.event({ kind: 'instrument-status', instrument: btc, status: 'trading' });
    stage.event({ kind: 'feed-state', feed: 'x', state: 'stale' });
    stage.event({ kind: 'custom', name: 'news', payload: {}, instrument: eth });
    expect(seen.filter((one) => one.startsWith('b '))).toEqual([
      'b onBar bar',
      'b onMarket bar',
      'b onTrade trade',
      'b onMarket trade',
      'b onQuote quote',
      'b onMarket quote',
      'b onBook book-snapshot',
      'b onMarket book-snapshot',
      'b onBook book-delta',
      'b onMarket book-delta',
      'b onBarOpened bar-opened',
      'b onMarket bar-opened',
      'b onFunding funding',
      'b onMarket funding',
      'b onMarket mark-price',
      'b onMarket instrument-status',
      'b onMarket feed-state',
    ]);
    expect(seen.filter((one) => one.startsWith('e '))).toEqual([
      'e onMarket feed-state',
      'e onCustom custom',
      'e onMarket custom',
    ]);
  });

  it('given an instrument that was not declared, then E020', () => {
    const stage = new Stage({ strategies: [] });
    expect(errorOf(() => stage.bar({ instrument: share })).code).toBe('E020');
    expect(errorOf(() => stage.event({ kind: 'trade', instrument: share, price: 1, quantity: 1 })).code).toBe('E020');
  });

  it('given intervals an assignment asks for, then it gets those bars alone', () => {
    const bars: number[] = [];
    const listens = script('listens', () => ({ onBar: ({ intervalMs }) => void bars.push(intervalMs) }));
    const stage = new Stage({ strategies: [{ strategy: listens, intervalsMs: [300_000] }] });
    stage.bar();
    expect(bars).toEqual([]);
  });
});

describe('funding', () => {
  const holding = (settings: Partial<StageSettings> = {}) => {
    const stage = new Stage({ strategies: [{ strategy: buys(perp, 2) }], ...settings });
    stage.bars({ instrument: perp });
    stage.bars({ instrument: perp, open: 100, close: 200 });
    return stage;
  };
  const due = { kind: 'funding', instrument: perp, rate: 0.001 } as const;

  it('given a position and a mark price, then longs pay when the rate is positive, told as a fact', () => {
    const stage = holding();
    stage.event({ kind: 'mark-price', instrument: perp, price: 201 });
    stage.event(due);
    expect(stage.facts.fundings).toMatchObject([{ mark: 201, rate: 0.001 }]);
    expect(stage.facts.fundings[0]?.paid.toString()).toBe('0.402');
    expect(stage.cash()).toBe('9999.598');
  });

  it('given funding that says its mark, then that one counts, with or without mark prices', () => {
    const stage = holding();
    stage.event({ ...due, mark: 150 });
    stage.event({ kind: 'mark-price', instrument: perp, price: 201 });
    stage.event({ ...due, mark: 250 });
    expect(stage.facts.fundings.map(({ paid }) => paid.toString())).toEqual(['0.3', '0.5']);
  });

  it('given only a last price, then E076 refuses it, and nothing is booked', () => {
    const stage = holding();
    expect(errorOf(() => stage.event(due))).toMatchObject({
      code: 'E076',
      message:
        "funding of BTC-PERP is due at 1970-01-01T00:02:00.000Z without a mark price; feed mark prices, or allow the last price with fundingPrice: 'mark-or-last'",
    });
    expect(stage.cash()).toBe('10000');
  });

  it('given only a last price and leave to use it, then it stands in', () => {
    const stage = holding({ fundingPrice: 'mark-or-last' });
    stage.event(due);
    expect(stage.facts.fundings).toMatchObject([{ mark: 200 }]);
    expect(stage.cash()).toBe('9999.6');
  });

  it.each([Number.NaN, 0, -5])('given funding with a mark of %d, then it is refused', (mark) => {
    const stage = holding();
    expect(errorOf(() => stage.event({ ...due, mark })).code).toBe('E030');
  });

  it('given no position, then nothing is due', () => {
    const stage = new Stage({ strategies: [] });
    stage.bar({ instrument: perp });
    stage.event({ kind: 'funding', instrument: perp, rate: 0.001 });
    expect(stage.facts.fundings).toEqual([]);
  });

  it('given a position and no price at all, then E076 says to feed one', () => {
    const blind = script('blind', (context) => ({
      onCustom: () =>
        void context.order({ kind: 'market', instrument: perp, side: 'buy', size: { quantity: 1 }, reason: 'blind' }),
    }));
    const stage = new Stage({ strategies: [{ strategy: blind }], fundingPrice: 'mark-or-last' });
    stage.venue.holds = true;
    stage.hear();
    stage.venue.fill(1);
    expect(errorOf(() => stage.event({ kind: 'funding', instrument: perp, rate: 0.001 })).code).toBe('E076');
  });
});

describe('shares', () => {
  const stageOf = (...quantities: readonly number[]) => {
    const contexts: StrategyContext[] = [];
    const stage = new Stage({
      instruments: [share],
      reportingCurrency: 'USD',
      balances: { USD: '10000' },
      strategies: quantities.map((quantity, i) => ({
        id: `s${i}`,
        strategy: script('holds', (context) => {
          contexts.push(context);
          let isDone = false;
          return {
            onBar: () => {
              if (!isDone) context.targetQuantity(share, quantity, 'in');
              isDone = true;
            },
          };
        }),
      })),
    });
    stage.bar({ instrument: share });
    stage.bar({ instrument: share });
    return { stage, held: () => contexts.map((one) => one.position(share).quantity) };
  };

  it('given a split, then every strategy has its shares of it, orders are cancelled, and equity stays', () => {
    const { stage, held } = stageOf(7, 3);
    stage.event({ kind: 'split', instrument: share, ratio: '2' });
    expect(held()).toEqual([14, 6]);
    expect(stage.held(share)).toBe(20);
    expect(stage.trader.valuation.equity()).toBe(10_000);
    expect(stage.facts.positions.at(-1)).toBe('ACME net 20');
  });

  it('given a reverse split that leaves fractions, then strategies still sum to the account', () => {
    const { stage, held } = stageOf(15, 15);
    stage.event({ kind: 'split', instrument: share, ratio: '0.1' });
    expect(stage.held(share)).toBe(3);
    expect(held()).toEqual([2, 1]);
    expect(stage.trader.valuation.equity()).toBe(10_000);
    stage.trader.ledger.accounts.assertBalanced();
  });

  it('given a dividend, then shares held are paid', () => {
    const { stage } = stageOf(10);
    stage.event({ kind: 'dividend', instrument: share, amountPerShare: '0.25' });
    expect(stage.cash('USD')).toBe('9002.5');
  });

  it('given a resting order and a split, then it is cancelled: its price is of the old shares', () => {
    const rests = turns(
      'rests',
      (context) =>
        void context.order({
          kind: 'limit',
          instrument: share,
          side: 'buy',
          price: 90,
          size: { quantity: 1 },
          reason: 'x',
        }),
    );
    const stage = new Stage({
      instruments: [share],
      reportingCurrency: 'USD',
      balances: { USD: '10000' },
      strategies: [{ strategy: rests }],
    });
    stage.bar({ instrument: share });
    stage.event({ kind: 'split', instrument: share, ratio: '2' });
    expect(stage.venue.log).toEqual(['+1', '-1']);
  });
});

describe('the status of an instrument', () => {
  it('given a halt, then no order on it is sent, in or out, until it trades again; others go on', () => {
    const stage = new Stage({
      strategies: [
        { strategy: turns('a', want(1), want(0), want(0)), instruments: [btc.id], id: 'a' },
        { strategy: turns('e', undefined, want(1)), instruments: [eth.id], id: 'e' },
      ],
    });
    stage.bars({ instrument: btc }, { instrument: eth });
    stage.event({ kind: 'instrument-status', instrument: btc, status: 'halted' });
    stage.bars({ instrument: btc }, { instrument: eth });
    expect(stage.facts.refusals).toMatchObject([{ code: 'E074', by: 'trader', reason: 'BTC/USDT is halted' }]);
    expect(stage.venue.log).toEqual(['+1', '+2']);
    stage.event({ kind: 'instrument-status', instrument: btc, status: 'trading' });
    stage.bar({ instrument: btc });
    expect(stage.venue.log).toEqual(['+1', '+2', '+3']);
    expect(stage.facts.lifecycles.map(({ kind }) => kind)).toEqual([
      'started',
      'instrument-status',
      'instrument-status',
    ]);
  });

  it('given a delisting, then resting orders are cancelled and flatten is refused', () => {
    const stage = new Stage({
      strategies: [
        {
          strategy: turns(
            'a',
            want(1),
            (context) =>
              void context.order({
                kind: 'limit',
                instrument: btc,
                side: 'buy',
                price: 50,
                size: { quantity: 1 },
                reason: 'x',
              }),
          ),
        },
      ],
    });
    stage.bar();
    stage.bar();
    stage.event({ kind: 'instrument-status', instrument: btc, status: 'delisted' });
    expect(stage.venue.log).toEqual(['+1', '+2', '-2']);
    stage.command({ name: 'flatten' });
    expect(stage.facts.refusals).toMatchObject([{ code: 'E074', reason: 'BTC/USDT is delisted' }]);
  });
});
