import { describe, expect, it } from 'vitest';
import { minute } from '../time/index.ts';
import { btc, eth, Stage, script, want } from '../world/stage.fixture.ts';
import type { Membership, Universe } from './settings.ts';

const stay = (from: number | undefined, to: number | undefined, instrument = btc.id): Membership => ({
  instrument,
  ...(from !== undefined && { from: from * minute }),
  ...(to !== undefined && { to: to * minute }),
});

/** A strategy that wants one unit of whatever it sees, and what it saw. */
function stageOf(universe: Universe, options: { readonly warmUp?: number } = {}) {
  const seen: string[] = [];
  const eager = script('eager', (context) => ({
    onBar: (bar) => {
      seen.push(`${bar.closeAt / minute} ${bar.instrument.base}`);
      context.targetQuantity(bar, 1, 'eager');
    },
    onQuote: ({ instrument }) => void seen.push(`quote ${instrument.base}`),
  }));
  const strategy = { ...eager, warmUp: () => options.warmUp ?? 0 };
  return { seen, stage: new Stage({ strategies: [{ strategy }], universe }) };
}

describe('a universe', () => {
  it('given a stay, then bars come from its beginning on and before its end, and what is held is closed when it leaves', () => {
    const { seen, stage } = stageOf({ members: [stay(2, 4)] });
    for (let i = 0; i < 3; i++) stage.bar();
    expect(seen).toEqual(['2 BTC', '3 BTC']);
    expect(stage.held()).toBe(1);
    stage.bar();
    stage.bar();
    expect(seen, 'the end is exclusive').toHaveLength(2);
    expect(stage.held()).toBe(0);
    expect(stage.facts.fills.at(-1)?.order.reason).toBe('BTC/USDT left the universe');
    expect(stage.facts.notices.map(({ at, text }) => `${at / minute} ${text}`)).toEqual([
      '2 BTC/USDT joined the universe',
      '4 BTC/USDT left the universe',
    ]);
  });

  it('given what is held is kept, then it stays, and is valued on, until a strategy gets bars of it again', () => {
    const { seen, stage } = stageOf({ members: [stay(undefined, 2), stay(4, undefined)], whenLeft: 'keep' });
    for (let i = 0; i < 3; i++) stage.bar({ close: 100 + i });
    expect([stage.held(), seen]).toEqual([1, ['1 BTC']]);
    stage.bar();
    expect(stage.facts.equities.at(-1)?.equity, 'of the bar it is not shown').toBe(10_001);
    expect(seen).toEqual(['1 BTC', '4 BTC']);
  });

  it('given an order that waits when its instrument leaves, then it is cancelled', () => {
    const { stage } = stageOf({ members: [stay(undefined, 2)] });
    stage.venue.holds = true;
    stage.bar();
    stage.bar();
    expect(stage.venue.log).toEqual(['+1', '-1']);
  });

  it('given no row of an instrument, then it is never a member, and what is wanted of it is refused', () => {
    const both = script('both', (context) => ({
      onBar: () => {
        context.targetQuantity(eth, 1, 'blind');
        context.order({ kind: 'market', instrument: eth, side: 'buy', size: { quantity: '1' }, reason: 'blind' });
      },
    }));
    const stage = new Stage({ strategies: [{ strategy: both }], universe: { members: [stay(undefined, undefined)] } });
    stage.bars({ instrument: eth }, {});
    expect(stage.facts.refusals.map(({ code }) => code)).toEqual(['E077', 'E077']);
    expect(stage.venue.log).toEqual([]);
  });

  it('given a warm-up, then it counts the bars seen as a member alone', () => {
    const { stage } = stageOf({ members: [stay(3, undefined)] }, { warmUp: 2 });
    for (let i = 0; i < 3; i++) stage.bar();
    expect(stage.held()).toBe(0);
    stage.bar();
    stage.bar();
    expect(stage.held()).toBe(1);
  });

  it('given other events of who is no member, then strategies get none', () => {
    const { seen, stage } = stageOf({ members: [stay(0, undefined)] });
    const quote = { kind: 'quote', bid: 99, ask: 101, bidQuantity: 1, askQuantity: 1 } as const;
    stage.event({ ...quote, instrument: eth });
    stage.event({ ...quote, instrument: btc });
    expect(seen).toEqual(['quote BTC']);
  });

  it('given stays that follow each other, then it never left', () => {
    const { seen, stage } = stageOf({ members: [stay(2, 9), stay(undefined, 2)] });
    for (let i = 0; i < 3; i++) stage.bar();
    expect([stage.held(), seen.length, stage.facts.notices]).toEqual([1, 3, []]);
  });

  it.each([
    ['a stay without time', [stay(2, 2)]],
    ['two stays at once', [stay(0, 5), stay(4, 6)]],
  ])('given %s, then E070 names it', (text, members) => {
    expect(() => stageOf({ members })).toThrow(
      expect.objectContaining({ code: 'E070', message: expect.stringContaining(`${text} of BTC/USDT`) }),
    );
  });
});

describe('trading that begins later', () => {
  it('given an instant, then what comes before is seen and nothing is decided, and from then on it is', () => {
    const seen: boolean[] = [];
    const strategy = script('early', (context) => ({
      onBar: (bar) => {
        seen.push(context.isWarmingUp);
        want(1)(context, bar);
      },
      onQuote: (quote) => context.targetQuantity(quote, 2, 'quote'),
    }));
    const stage = new Stage({ strategies: [{ strategy }], tradesFrom: 3 * minute });
    stage.bar();
    stage.event({ kind: 'quote', instrument: btc, bid: 99, ask: 101, bidQuantity: 1, askQuantity: 1 });
    stage.bar();
    expect([stage.venue.log, stage.facts.decisions]).toEqual([[], []]);
    stage.bar();
    expect(seen).toEqual([true, true, false]);
    expect(stage.facts.decisions).toMatchObject([{ at: 3 * minute, amount: 1 }]);
  });
});
