import type { Exact } from '@rxtrade/core';
import { ExactColumn } from '../amounts/exact-column.ts';
import type { AddedBasis, Term } from './disposal.ts';
import { type LotOrigin, MatchRecord, noOrigin } from './match-record.ts';

/** A match with a lot, as it is told to the log. `noOrigin` is that of units that were never acquired. */
export type LoggedMatch = {
  readonly origin: LotOrigin;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly term: Term | undefined;
};

/**
 * Matches with lots, as columns: a million fills make about as many, most of them never looked at, and as objects they
 * would be most of what a book keeps.
 */
export class MatchLog {
  private readonly origins: LotOrigin[] = [];
  private readonly terms: (Term | undefined)[] = [];
  private readonly quantities = new ExactColumn();
  private readonly proceeds = new ExactColumn();
  private readonly costs = new ExactColumn();
  private readonly added = new Map<number, readonly AddedBasis[]>();

  get length(): number {
    return this.origins.length;
  }

  push({ origin, quantity, proceeds, costBasis, term }: LoggedMatch): void {
    this.origins.push(origin);
    this.terms.push(term);
    this.quantities.push(quantity);
    this.proceeds.push(proceeds);
    this.costs.push(costBasis);
  }

  /** Takes back part of the loss of a match. */
  disallow(index: number, added: AddedBasis): void {
    this.added.set(index, [...(this.added.get(index) ?? []), added]);
  }

  /** The matches from one index up to another, as they stand now. */
  slice(from: number, to: number, isTaxable: boolean): readonly MatchRecord[] {
    const matches: MatchRecord[] = [];
    for (let index = from; index < to; index++) matches.push(this.at(index, isTaxable));
    return matches;
  }

  private at(index: number, isTaxable: boolean): MatchRecord {
    const origin = this.origins[index] ?? noOrigin;
    return new MatchRecord({
      rule: origin === noOrigin ? 'missing' : 'lot',
      origin,
      quantity: this.quantities.at(index),
      proceeds: this.proceeds.at(index),
      costBasis: this.costs.at(index),
      isTaxable,
      term: this.terms[index],
      addedToLot: this.added.get(index),
    });
  }
}
