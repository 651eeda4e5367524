import type { Currency, Exact } from '@rxtrade/core';
import { poolPlaces, shareOf, zero } from '../amounts/exact-math.ts';
import type { Disposal, LotMatch } from '../result/disposal.ts';

/** The part of a disposal that one transaction stands for. */
export type DisposalShare = {
  readonly disposal: Disposal;
  readonly costBasis: Exact;
  readonly disallowedLoss: Exact;
  /** Lots behind it; none where the basis is that of a pool. */
  readonly lots: readonly LotMatch[];
  /** Units that were never acquired. All of them are told with the first share. */
  readonly missing: Exact;
};

/** A disposal while it is shared out among the transactions it joins. */
type OpenDisposal = { readonly disposal: Disposal; done: Exact; basisGiven: Exact; disallowedGiven: Exact };

/**
 * Shares disposals out among their transactions, where a law joins those of a day: by units, so that the parts add up to
 * the whole.
 */
export class DisposalShares {
  private readonly open = new Map<string, OpenDisposal>();

  constructor(disposals: readonly Disposal[]) {
    for (const disposal of disposals) {
      const shared = { disposal, done: zero, basisGiven: zero, disallowedGiven: zero };
      for (const tx of new Set(disposal.transactions)) this.open.set(keyOf(tx, disposal), shared);
    }
  }

  /** What so many units of a transaction come to; undefined where the law sees no disposal in it. */
  next(fact: {
    readonly tx: string;
    readonly asset: Currency;
    readonly quantity: Exact;
    readonly isTaxable: boolean;
  }): DisposalShare | undefined {
    const shared = this.open.get(keyOf(fact.tx, fact));
    if (shared === undefined) return undefined;
    const { disposal } = shared;
    const { quantity, costBasis, disallowedLoss } = disposal;
    const isFirst = shared.done === zero;
    shared.done = shared.done.plus(fact.quantity);
    const isWhole = shared.done.compare(quantity) === 0;
    const upTo = (all: Exact) => (isWhole ? all : shareOf(all, shared.done, quantity, poolPlaces));
    const [basis, disallowed] = [upTo(costBasis), upTo(disallowedLoss)];
    const share = {
      disposal,
      costBasis: basis.minus(shared.basisGiven),
      disallowedLoss: disallowed.minus(shared.disallowedGiven),
      lots: disposal.matches.filter(({ rule }) => rule === 'lot'),
      missing: isFirst ? missingOf(disposal) : zero,
    };
    shared.basisGiven = basis;
    shared.disallowedGiven = disallowed;
    return share;
  }

  /** The disposal that a claim came to, which is taxable. */
  wholeOf(tx: string, asset: Currency): Disposal | undefined {
    return this.open.get(keyOf(tx, { asset, isTaxable: true }))?.disposal;
  }
}

function keyOf(tx: string, { asset, isTaxable }: { readonly asset: Currency; readonly isTaxable: boolean }): string {
  return `${asset}\n${String(isTaxable)}\n${tx}`;
}

function missingOf({ matches }: Disposal): Exact {
  return matches.filter(({ rule }) => rule === 'missing').reduce((all, { quantity }) => all.plus(quantity), zero);
}
