import { Exact } from '@rxtrade/core';
import { describe, expect, it } from 'vitest';
import { zero } from '../amounts/exact-math.ts';
import { DisposalLog } from './disposal-log.ts';
import type { DisposalHead } from './disposal-rows.ts';
import { noOrigin } from './match-rows.ts';

const wide = Exact.of('123456789012345678901234567890.5');

function headOf(i: number): DisposalHead {
  return {
    ...{ tx: `t${i}`, at: i * 1_000, day: i, kind: i % 7 === 0 ? 'fee' : 'sell', asset: i % 5 === 0 ? 'ETH' : 'BTC' },
    ...{ account: 'main', quantity: new Exact(i, 3), isTaxable: i % 3 !== 0, reportedOn: 'none' as const },
    ...{ basisReported: i % 2 === 0, rate: undefined },
  };
}

describe('a log of disposals', () => {
  it('given thousands over many stretches, then each reads as it was told, with its own matches', () => {
    const log = new DisposalLog();
    const count = 10_000;
    for (let i = 0; i < count; i++) {
      const disposal = log.begin(headOf(i), { proceeds: i % 11 === 0 ? wide : new Exact(i, 2), fees: zero });
      const origin = { ...noOrigin, id: `l${i}`, acquiredAt: i, acquiredDay: -i };
      const part = { rule: 'lot', origin, quantity: new Exact(i, 3), proceeds: wide, costBasis: new Exact(i, 1) };
      disposal.matched(Array.from({ length: i % 4 }, () => part));
    }
    const all = log.all();
    expect(all.length).toBe(count);
    for (const [i, disposal] of all.entries()) {
      const { tx, at, day, kind, asset, account, quantity, isTaxable, reportedOn, basisReported, rate } = disposal;
      expect({ tx, at, day, kind, asset, account, quantity, isTaxable, reportedOn, basisReported, rate }).toEqual(
        headOf(i),
      );
      expect(disposal.proceeds.equals(i % 11 === 0 ? wide : new Exact(i, 2))).toBe(true);
      expect(disposal.costBasis.equals(new Exact(i * (i % 4), 1))).toBe(true);
      expect(disposal.matches.map((match) => match.lot)).toEqual(Array.from({ length: i % 4 }, () => `l${i}`));
      for (const match of disposal.matches)
        expect([match.acquiredAt, match.acquiredDay, match.holdingFrom]).toEqual([i, -i, undefined]);
    }
  });

  it('given a note on the first of many, then the others have none', () => {
    const log = new DisposalLog();
    const first = log.begin(headOf(1), { proceeds: zero, fees: zero });
    log.begin(headOf(2), { proceeds: zero, fees: zero });
    first.note('one');
    first.note('two');
    expect(log.all().map(({ notes }) => notes)).toEqual([['one', 'two'], []]);
  });

  it('given a match whose loss is taken back in two parts, then it tells both, and its gain follows', () => {
    const disposal = new DisposalLog().begin(
      { ...headOf(1), isTaxable: true },
      { proceeds: new Exact(5, 0), fees: zero },
    );
    const part = { rule: 'lot', origin: noOrigin, quantity: new Exact(1, 0), proceeds: new Exact(5, 0) };
    disposal.matched([{ ...part, costBasis: new Exact(9, 0) }]);
    for (const lot of ['a', 'b']) {
      const [match] = disposal.matches;
      match?.disallow({ lot, quantity: new Exact(1, 1), amount: new Exact(1, 0) });
    }
    const [match] = disposal.matches;
    expect(match?.addedToLot.map(({ lot }) => lot)).toEqual(['a', 'b']);
    expect([match?.disallowedLoss.toString(), match?.gain.toString()]).toEqual(['2', '-2']);
  });
});
