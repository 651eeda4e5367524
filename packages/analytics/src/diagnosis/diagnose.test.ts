import { day, hour, minute } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, curves, newYear } from '../curve.fixture.ts';
import { seriesOf } from '../trades/bars.fixture.ts';
import { fillOf, tripOf } from '../trades/trades.fixture.ts';
import { diagnose } from './diagnose.ts';
import { findingOf, marketOf, ranOf, tradesOf } from './diagnosis.fixture.ts';
import { wilsonInterval } from './sample.ts';

const many = (count: number, of: (i: number) => number) => Array.from({ length: count }, (_, i) => of(i));
/** Wins and losses in turn, a little more won than lost: nothing is wrong with it but that it proves little. */
const sober = many(200, (i) => (i % 2 === 0 ? 11 : -10));

describe('the sample', () => {
  it('given no trade, then there is nothing to judge, and nothing else is said of trades', () => {
    expect(findingOf('no-trades', {})).toMatchObject({ severity: 'critical' });
    expect(diagnose(ranOf({})).map(({ id }) => id)).toEqual(['no-trades']);
  });

  it.for([
    [1, 'critical'],
    [9, 'critical'],
    [10, 'warning'],
    [29, 'warning'],
    [30, undefined],
  ] as const)('given %d trades, then they are too few: %s', ([count, severity]) => {
    const found = findingOf('too-few-trades', { profits: many(count, (i) => (i % 2 === 0 ? 11 : -10)) });
    expect(found?.severity).toBe(severity);
  });

  it('given 12 trades of which 7 won, then the sentence says what the win rate may be', () => {
    const profits = many(12, (i) => (i < 7 ? 11 : -10));
    expect(findingOf('too-few-trades', { profits })?.sentence).toBe(
      '12 trades are too few: after so many, a win rate of 58% may in truth be anything from 32% to 81%.',
    );
  });

  it('given 81 of 263, then the interval is that of Newcombe (1998), table I: 0.2553 to 0.3662', () => {
    const { low, high } = wilsonInterval(81 / 263, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });

  it('given a modest ratio over a short time, then the track record is too short; a bad one needs no proof', () => {
    expect(findingOf('track-record-too-short', { profits: sober })).toMatchObject({
      severity: 'warning',
      figures: { returns: 200 },
    });
    expect(findingOf('track-record-too-short', { profits: sober.map((profit) => -profit) })).toBeUndefined();
  });
});

describe('one trade', () => {
  const even = many(40, (i) => (i % 2 === 0 ? 10 : -10));

  it('given a result without the best trade that is a loss, then one trade carries it, by name', () => {
    const found = findingOf('one-trade-carries', { profits: [...even, -20, 500] });
    expect(found).toMatchObject({ severity: 'critical', figures: { best: 500, profit: 480, rest: -20 } });
    expect(found?.sentence).toContain(
      '(BTC, 2024-02-11), which brought 500.00 USDT, the other 41 would have lost 20.00',
    );
  });

  it('given a best trade that is most of the result, then it is a warning; given a small one or a loss, nothing', () => {
    expect(findingOf('one-trade-carries', { profits: [...even, 40, 60] })?.severity).toBe('warning');
    expect(findingOf('one-trade-carries', { profits: many(40, () => 10) })).toBeUndefined();
    expect(findingOf('one-trade-carries', { profits: [...even, -60] })).toBeUndefined();
    expect(
      findingOf('one-trade-carries', { profits: [5, 1, 1] }),
      'of three, one is always a large part',
    ).toBeUndefined();
  });
});

describe('costs', () => {
  const paying = (pnl: number, fees: number) => ({ trades: many(40, () => 0).map(() => tripOf({ pnl, fees })) });

  it('given a free run, then that is the first thing that is said', () => {
    expect(diagnose(ranOf({ profits: [1, 2], isFree: true }))[0]).toMatchObject({
      id: 'zero-cost',
      severity: 'critical',
    });
  });

  it.for([
    [-1, 3, 'critical'],
    [1, 3, 'warning'],
    [3, 3, 'warning'],
    [4, 3, undefined],
    [-4, 3, undefined],
  ] as const)('given %d a trade after fees of %d, then fees eat the edge: %s', ([pnl, fees, severity]) => {
    expect(findingOf('fees-eat-the-edge', paying(pnl, fees))?.severity).toBe(severity);
  });

  it('given fees beyond the profit, then the sentence gives all three amounts', () => {
    expect(findingOf('fees-eat-the-edge', paying(-1, 3))?.sentence).toBe(
      'Fees eat the edge: before fees the trades earned 80.00 USDT, the fees were 120.00 USDT, and what is left is -40.00 USDT.',
    );
  });

  it('given harsh costs under which it loses, then it lives on its costs being right', () => {
    const harsh = (profits: readonly number[]) => {
      const { curve, metrics } = ranOf({ profits });
      return { profits: sober, costs: [{ name: 'harsh', curve, metrics, text: '0.2% fees' }] } as const;
    };
    expect(findingOf('dies-at-harsh-costs', harsh([-100]))?.sentence).toBe(
      'It lives on its costs being right: with harsh ones (0.2% fees) it returns -1.00% instead of 1.00%.',
    );
    expect(findingOf('dies-at-harsh-costs', harsh([100]))).toBeUndefined();
  });
});

describe('markets and times', () => {
  /** Weeks of seven days: the market moves by the first number in each, the account by the second. */
  function weeks(pairs: readonly (readonly [market: number, account: number])[]) {
    const market = [100];
    const account = [10_000];
    for (const [move, earned] of pairs)
      for (let weekday = 0; weekday < 7; weekday++) {
        market.push((market.at(-1) as number) * (1 + move) ** (1 / 7));
        account.push((account.at(-1) as number) * (1 + earned) ** (1 / 7));
      }
    // a point on the Monday that begins each week belongs to the week before
    const at = account.map((_, i) => newYear + i * day);
    const series = marketOf(market);
    series.columns.openAt.forEach((_, i, openAt) => {
      openAt[i] = newYear + (i - 1) * day;
    });
    return { curve: curveOf(account, { at }), series: [series], profits: sober };
  }

  const cycle = (times: number, ...pairs: readonly (readonly [number, number])[]) =>
    many(times, () => 0).flatMap(() => pairs);

  it('given profits in rising weeks alone, then it is one regime, with what each brought', () => {
    const found = findingOf('one-regime', weeks(cycle(4, [0.05, 0.04], [-0.05, -0.01], [0, -0.005])));
    expect(found?.sentence).toBe(
      'Profits come only while BTC is rising: 17.0% in 4 rising weeks, against -3.9% in 4 falling weeks and -2.0% in 4 sideways weeks.',
    );
    expect(found?.figures).toMatchObject({ risingPeriods: 4, fallingPeriods: 4, sidewaysPeriods: 4 });
  });

  it('given profits in two kinds of market, a loss in all, or too few weeks, then nothing is said', () => {
    expect(findingOf('one-regime', weeks(cycle(4, [0.05, 0.04], [-0.05, 0.01], [0, -0.005])))).toBeUndefined();
    expect(findingOf('one-regime', weeks(cycle(4, [0.05, 0.01], [-0.05, -0.04])))).toBeUndefined();
    expect(findingOf('one-regime', weeks(cycle(4, [0.05, 0.04], [-0.05, -0.01])))).toBeUndefined();
  });

  it('given a market that returned more, then holding it is named', () => {
    expect(findingOf('worse-than-holding', weeks(cycle(3, [0.1, 0.01])))?.sentence).toBe(
      'Holding BTC would have returned 33.10% over the same time; this returned 3.03%.',
    );
    expect(findingOf('worse-than-holding', weeks(cycle(3, [0.01, 0.1])))).toBeUndefined();
  });

  it('given a quarter of the time that brought all, then it is told which', () => {
    const found = findingOf('one-period', { profits: many(80, (i) => (i >= 20 && i < 40 ? 50 : -5)) });
    expect(found).toMatchObject({ severity: 'warning', figures: { quarter: 2 } });
    expect(found?.sentence).toContain('2024-01-22 to 2024-02-11');
  });

  it('given a second half that lost, then it stopped working', () => {
    expect(findingOf('faded', { profits: many(80, (i) => (i < 40 ? 20 : -2)) })).toMatchObject({
      figures: { firstReturn: expect.closeTo(0.08, 9) as number },
    });
    expect(findingOf('faded', { profits: sober })).toBeUndefined();
  });
});

describe('look-ahead', () => {
  const lucky = many(60, (i) => (i % 10 === 0 ? 5 : 10));

  it('given a ratio that nobody has, then it is suspected, and critical beyond twice that', () => {
    expect(findingOf('implausible-sharpe', { profits: sober, figures: { sharpe: 4 } })).toBeUndefined();
    expect(findingOf('implausible-sharpe', { profits: sober, figures: { sharpe: 4.1 } })?.severity).toBe('warning');
    expect(findingOf('implausible-sharpe', { profits: lucky })?.severity).toBe('critical');
    expect(findingOf('implausible-sharpe', { profits: lucky.slice(0, 10) }), 'ten days prove nothing').toBeUndefined();
  });

  it('given almost only wins, then it is suspected, unless wins are smaller than losses', () => {
    expect(findingOf('implausible-win-rate', { profits: lucky })).toMatchObject({
      figures: { winRate: 1, trades: 60 },
    });
    const gathering = many(60, (i) => (i % 12 === 0 ? -40 : 5));
    expect(findingOf('implausible-win-rate', { profits: gathering })).toBeUndefined();
    expect(findingOf('implausible-win-rate', { profits: lucky.slice(0, 19) })).toBeUndefined();
  });

  it('given entries at the turn, then they are counted', () => {
    const series = [seriesOf(many(240, (i) => i).map((i) => [100 + i, 101 + i]))];
    const at = (i: number) => newYear + i * 5 * minute;
    const perfect = many(40, (i) => i).map((i) =>
      tripOf({ entryAt: at(i), exitAt: at(i + 1), entryPrice: 100 + 5 * i, exitPrice: 105 + 5 * i }),
    );
    expect(findingOf('entries-at-extremes', { trades: perfect, series })?.figures).toEqual({
      entriesAtTurn: 40,
      trades: 40,
      share: 1,
    });
    const short = perfect.map((trade) => ({ ...trade, side: 'short' as const }));
    expect(findingOf('entries-at-extremes', { trades: short, series })).toBeUndefined();
  });

  it('given a live run, then nothing of it is suspected', () => {
    const ids = diagnose(ranOf({ profits: lucky, world: 'live' })).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('implausible'))).toEqual([]);
  });
});

describe('volume', () => {
  const series = [seriesOf(many(60, () => 0).map(() => [99, 101, 10]))];
  const filled = (quantities: readonly number[]) =>
    quantities.map((quantity, i) =>
      fillOf(i % 2 === 0 ? 'buy' : 'sell', String(quantity), { eventAt: newYear + i * minute }),
    );

  it('given fills of more than was traded, then the bars are counted, and the worst is named', () => {
    const found = findingOf('beyond-traded-volume', { profits: sober, fills: filled([1, 25, 11, 10]), series });
    expect(found).toMatchObject({ severity: 'critical', figures: { bars: 4, beyond: 2, highest: 2.5 } });
    expect(found?.sentence).toContain('In 2 bars of 4');
  });

  it('given fills of a tenth of it, then they move the market; given less, or no volume, nothing', () => {
    const of = (quantity: number) => ({ profits: sober, fills: filled(many(40, () => quantity)), series });
    expect(findingOf('moves-the-market', of(2))?.figures).toMatchObject({ high: 0.2 });
    expect(findingOf('moves-the-market', of(1))).toBeUndefined();
    const dry = [seriesOf(many(60, () => 0).map(() => [99, 101, 0]))];
    expect(findingOf('beyond-traded-volume', { ...of(100), series: dry })).toBeUndefined();
  });
});

describe('the account', () => {
  it('given half of it lost, then ruin was near; given all, then it was ruined', () => {
    const falling = (to: number) => ({ curve: curveOf([10_000, to, 12_000]), profits: sober });
    expect(findingOf('ruin-nearby', falling(5000))).toMatchObject({
      severity: 'warning',
      figures: { maxDrawdown: 0.5, gainNeeded: 1 },
    });
    expect(findingOf('ruin-nearby', falling(5001))).toBeUndefined();
    expect(findingOf('ruined', { curve: curveOf([10_000, 0]), profits: sober })?.severity).toBe('critical');
  });

  it('given a loss of which five end the account, then ruin is near', () => {
    expect(findingOf('ruin-nearby', { profits: [...sober, 3000, -2500] })?.sentence).toBe(
      'Ruin is near: 4 losses like the worst one (-2,500.00 USDT) would use up what the account began with.',
    );
  });

  it('given an hour a month in the market, then it is told how little the result rests on', () => {
    const trades = tradesOf(sober).map((trade) => ({ ...trade, exitAt: trade.entryAt + hour / 2 }));
    expect(findingOf('mostly-unexposed', { trades })?.sentence).toMatch(/^It held nothing 97\.9% of the time/);
    expect(findingOf('mostly-unexposed', { profits: sober, figures: { exposure: 0.1 } })).toBeUndefined();
  });

  it('given a loss, then it says so, and whether fees are the reason', () => {
    const paying = (fees: number) => ({ trades: tradesOf([-1, -1, -1]).map((trade) => ({ ...trade, fees })) });
    expect(findingOf('loses', paying(0.5))?.sentence).toBe(
      'It lost 0.03%, and its trades would have lost without fees too.',
    );
    expect(findingOf('loses', paying(3))?.sentence).toBe('It lost 0.03%.');
    expect(findingOf('loses', paying(0))?.sentence, 'where nothing was paid, fees are not the question').toBe(
      'It lost 0.03%.',
    );
  });
});

it('given a sober run, then only what it does not prove is said', () => {
  expect(diagnose(ranOf({ profits: sober, figures: { exposure: 0.5 } })).map(({ id }) => id)).toEqual([
    'track-record-too-short',
  ]);
});

it('given a generated market, then it says so', () => {
  expect(findingOf('synthetic-data', { profits: sober, isSynthetic: true })).toBeDefined();
});

it('given any curve, then sentences end, figures are finite, the worst come first and none comes twice', () => {
  const ranks = ['critical', 'warning', 'note'];
  fc.assert(
    fc.property(curves(), fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 60 }), (curve, profits) => {
      const findings = diagnose(ranOf({ curve, profits, series: [marketOf(profits.map((profit) => 6000 + profit))] }));
      const order = findings.map(({ severity }) => ranks.indexOf(severity));
      expect(order).toEqual([...order].sort());
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
      for (const { sentence, figures } of findings) {
        expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
        expect(sentence).not.toMatch(/NaN|undefined|Infinity/);
        expect(Object.values(figures).every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
