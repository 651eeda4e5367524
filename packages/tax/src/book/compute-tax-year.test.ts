import { day } from '@rxtrade/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buy, caseOf, type Line, noon, sell } from '../case/tax-of.fixture.ts';
import { methodNamed } from '../methods/index.ts';
import { regimeNamed } from '../regimes/index.ts';
import { anyTransactions } from '../testing/index.ts';
import { computeTax, computeTaxYear, resultOfYear } from './index.ts';

function yearOf(jurisdiction: string, year: string, lines: readonly Line[], more: object = {}) {
  const { transactions, settings } = caseOf(lines, { jurisdiction: jurisdiction, ...more });
  return computeTaxYear(transactions, settings, year);
}

const pools = ({ result }: ReturnType<typeof yearOf>) =>
  result.pools.map(({ asset, quantity, cost }) => `${quantity} ${asset} ${cost}`);

describe('computeTaxYear', () => {
  it('given later trades, then lots are those at the end of the year, by the local day', () => {
    const { result, notes } = yearOf('US', '2025', [
      buy('a', '2025-01-10', '3', '300'),
      sell('s', '2025-06-01', '1', '150'),
      // still 31 December in New York
      { ...buy('b', '2026-01-01', '1', '110'), time: '2026-01-01T04:59:00Z' },
      { ...sell('t', '2026-01-01', '2', '300'), time: '2026-01-01T05:00:00Z' },
    ]);
    expect(result.lots.map(({ id, quantity }) => `${id} ${quantity}`)).toEqual(['a 2', 'b 1']);
    expect(result.disposals.map(({ tx }) => tx)).toEqual(['s']);
    expect(notes).toEqual(['What is held and the open questions are those of 2025-12-31, the end of the tax year.']);
  });

  it('given a sale that a purchase of the next year is matched with, then the pool at the end was not used for it (GB)', () => {
    const lines = [
      buy('p', '2024-05-01', '10', '100'),
      sell('s', '2025-03-20', '4', '80'),
      buy('b', '2025-04-10', '4', '60'),
      buy('late', '2025-07-01', '1', '99'),
    ];
    const year = yearOf('GB', '2024-25', lines);
    expect(year.result.disposals).toMatchObject([{ matches: [{ rule: '30-day' }] }]);
    expect(pools(year)).toEqual(['10 BTC 100']);
    expect(pools(yearOf('GB', '2024-25', lines.slice(0, 2)))).toEqual(['6 BTC 60']);
  });

  it('given a split after the end that the look-ahead sees, then units are those of the year’s end (GB)', () => {
    const split: Line = { id: 'x', type: 'split', time: noon('2025-04-20'), ratio: '3' };
    const later = buy('late', '2025-08-01', '1', '1');
    const lines = [buy('p', '2024-05-01', '10', '100'), sell('s', '2025-03-20', '4', '80'), split];
    expect(pools(yearOf('GB', '2024-25', [...lines, later]))).toEqual(['6 BTC 60']);
    expect(pools(yearOf('GB', '2024-25', lines))).toEqual(['6 BTC 60']);
    expect(pools(yearOf('GB', '2024-25', [...lines, { ...split, id: 'y', time: noon('2026-01-20') }]))).toEqual([
      '6 BTC 60',
    ]);
  });

  it('given a loss that a purchase of the next year denies, then it is in the cost at the end (CA)', () => {
    const lines = [
      buy('a', '2024-01-02', '100', '5000'),
      sell('s', '2024-12-20', '50', '1500'),
      buy('b', '2025-01-10', '50', '1600'),
    ];
    const year = yearOf('CA', '2024', lines, { superficialLoss: true });
    expect(year.result.disposals.map(({ disallowedLoss }) => String(disallowedLoss))).toEqual(['1000']);
    expect(pools(year)).toEqual(['50 BTC 3500']);
  });

  it('given France, then the cost of the portfolio is that at the end', () => {
    const { result } = yearOf('FR', '2024', [
      buy('a', '2024-01-10', '2', '1000'),
      sell('s', '2024-06-01', '1', '600', { portfolioValue: '1200' }),
      buy('b', '2025-01-10', '1', '9000'),
    ]);
    expect(String(result.portfolioCost)).toBe('500');
  });

  it.each([
    ['GENERIC', '2024', '2024-12-02', '2025-02-02'],
    // a purchase of these days could still change what a pool holds, a contract not
    ['GB', '2023-24', '2024-04-05', '2024-04-10'],
  ])(
    'given contracts of %s, then positions are those open at the end, and totals those of the year',
    (where, year, before, after) => {
      const fill = (id: string, side: string, day: string, price: string): Line => ({
        ...{ id, type: 'contract-fill', time: noon(day), asset: 'BTC-PERP', side, quantity: '1', price },
      });
      const { result } = yearOf(where, year, [
        fill('a', 'buy', '2024-02-01', '100'),
        fill('b', 'sell', '2024-02-02', '130'),
        fill('c', 'buy', before, '120'),
        fill('d', 'sell', after, '500'),
      ]);
      expect(result.contracts?.open.map(({ quantity }) => String(quantity))).toEqual(['1']);
      expect(String(result.contracts?.totals.net)).toBe('30');
    },
  );

  it('given questions of later facts, then they are not those of the year; one that a later purchase asks of it is', () => {
    const movement = (id: string, day: string): Line => ({ id, type: 'withdrawal', time: noon(day), quantity: '1' });
    const lines = [
      buy('b', '2025-03-01', '100', '1000'),
      movement('w1', '2025-05-01'),
      sell('s', '2025-12-20', '50', '400'),
      buy('c', '2026-01-05', '50', '450'),
      movement('w2', '2026-05-01'),
    ];
    const { result } = yearOf('US', '2025', lines, { assetClass: 'stock', washSales: true });
    expect(result.questions.map(({ kind, tx }) => `${kind} ${tx ?? ''}`)).toEqual([
      'unmatched-movement w1',
      'revised-year s',
    ]);
  });

  it('given units that left an account before they came, then the question is of the year in which they moved', () => {
    const move: Line = {
      id: 'm',
      type: 'transfer',
      time: noon('2026-02-01'),
      quantity: '1',
      toAccount: 'b',
      account: 'a',
    };
    const lines = [buy('b', '2025-03-01', '1', '1'), move, sell('s', '2027-03-01', '1', '1')];
    const of = (year: string) => yearOf('US', year, lines, { basisScope: 'per-account' }).result.questions.length;
    expect([of('2025'), of('2026'), of('2027')]).toEqual([0, 1, 1]);
  });

  it.each(['2019', '2031'])(
    'given %s, in which nothing counted, then the result is empty, and the notes name the years that are',
    (year) => {
      const { result, notes } = yearOf('US', year, [
        buy('b', '2024-03-01', '2', '2'),
        sell('s', '2025-03-01', '1', '2'),
      ]);
      expect(result.disposals).toEqual([]);
      expect(result.lots).toHaveLength(year === '2019' ? 0 : 1);
      expect(notes[1]).toBe(`Nothing was disposed of or earned in ${year}; tax years with something: 2025.`);
      expect(yearOf('US', year, [buy('b', '2024-03-01', '2', '2')]).notes[1]).toMatch(/nor in any other tax year/);
    },
  );

  it.each([
    ['GB', '2032-33', ['annualExemptAmount', 'taxableGain']],
    ['DE', '2006', ['limit', 'taxable']],
    ['CA', '1999', ['taxableHalf']],
    ['AU', '2028-29', ['netCapitalGain', 'discount']],
  ])(
    'given %s %s, which has no tables, then lots are worked out and what is left out is named',
    (where, year, names) => {
      const first = year.slice(0, 4);
      const { result } = yearOf(where, year, [
        buy('b', `${first}-08-01`, '2', '2'),
        sell('s', `${first}-09-01`, '1', '2'),
      ]);
      expect(result.disposals.map(({ costBasis }) => String(costBasis))).toEqual(['1']);
      expect(result.years[0]?.leftOut.map(({ figure }) => figure)).toEqual(names);
    },
  );
});

describe('what is held at the end of a year', () => {
  const ways = [
    ['US', 'FIFO'],
    ['US', 'HIFO'],
    ['DE', 'AVERAGE-COST'],
    ['GB', 'SHARE-POOL'],
    ['CA', 'AVERAGE-COST'],
  ] as const;
  const anyTrades = anyTransactions({ assets: ['BTC', 'ETH'], countMax: 60, oversells: true });

  it.each(ways)(
    'given any trades by %s %s, then it is what selling nothing for long after the end would leave',
    (where, name) => {
      const settings = { regime: regimeNamed(where), method: methodNamed(name), currency: 'USD', timezone: 'UTC' };
      fc.assert(
        fc.property(anyTrades, fc.constantFrom(2022, 2023, 2024), (trades, first) => {
          const year = where === 'GB' ? `${first}-${String(first + 1).slice(2)}` : String(first);
          const { result } = computeTaxYear(trades, settings, year);
          const end = where === 'GB' ? Date.UTC(first + 1, 3, 6) : Date.UTC(first + 1, 0, 1);
          const upTo = computeTax(
            trades.filter(({ at }) => at < end),
            settings,
          );
          // a purchase of the days after may still change what a pool holds or cost
          const isQuiet = trades.every(({ at }) => at < end || at >= end + 31 * day);
          const heldOf = ({ lots, pools }: typeof upTo) => [...lots, ...pools].map((one) => JSON.stringify(one));
          if (isQuiet || where === 'US' || where === 'DE') expect(heldOf(result)).toEqual(heldOf(upTo));
          const total = computeTax(trades, settings).disposals.filter(
            (one) => settings.regime.yearOf(one.day) === year,
          );
          expect(result.disposals.map(({ gain }) => String(gain))).toEqual(total.map(({ gain }) => String(gain)));
        }),
      );
    },
  );
});

describe('a mistyped tax year', () => {
  it.each([
    ['US', '2025-26', '2025'],
    ['US', '25', '2025'],
    ['US', '02025', '2025'],
    ['DE', '2024/25', '2024'],
    ['GENERIC', '', '2025'],
    ['GB', '2024', '2024-25'],
    ['GB', '2024-26', '2024-25'],
    ['AU', '2024/25', '2024-25'],
    ['AU', 'last', '2025-26'],
  ])('given %s and "%s", then it is E519, and the message writes %s', (where, year, written) => {
    const { transactions, settings } = caseOf([buy('b', '2024-03-01', '2', '2')], { jurisdiction: where });
    const refused = expect.objectContaining({
      code: 'E519',
      message: expect.stringMatching(`${where}; write it as ${written}$`) as string,
    }) as Error;
    expect(() => computeTaxYear(transactions, settings, year)).toThrow(refused);
    expect(() => resultOfYear(computeTax(transactions, settings), regimeNamed(where), year)).toThrow(refused);
  });
});
