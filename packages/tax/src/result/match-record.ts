import type { EpochMs, Exact, Rate } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { AddedBasis, LotMatch, MatchRule, Term } from './disposal.ts';
import type { MatchRows } from './match-rows.ts';

/** A match as it stands: a row of columns, read when it is asked. */
export class MatchRecord implements LotMatch {
  private readonly rows: MatchRows;
  private readonly row: number;
  private readonly isTaxable: boolean;

  constructor(rows: MatchRows, row: number, isTaxable: boolean) {
    this.rows = rows;
    this.row = row;
    this.isTaxable = isTaxable;
  }

  get rule(): MatchRule {
    return this.rows.rules.at(this.row);
  }

  get lot(): string | undefined {
    return this.rows.lots.at(this.row);
  }

  get acquiredAt(): EpochMs | undefined {
    return this.rows.acquiredAt(this.row);
  }

  get acquiredDay(): LocalDay | undefined {
    return this.rows.acquiredDay(this.row);
  }

  get holdingFrom(): LocalDay | undefined {
    return this.rows.holdingFroms.at(this.row);
  }

  get quantity(): Exact {
    return this.rows.quantities.at(this.row);
  }

  get proceeds(): Exact {
    return this.rows.proceeds.at(this.row);
  }

  get costBasis(): Exact {
    return this.rows.costs.at(this.row);
  }

  get term(): Term | undefined {
    return this.rows.terms.at(this.row);
  }

  get costRate(): Rate | undefined {
    return this.rows.rates.at(this.row);
  }

  get addedToLot(): readonly AddedBasis[] {
    return this.rows.addedAt(this.row);
  }

  get disallowedLoss(): Exact {
    const { addedToLot } = this;
    return addedToLot.length === 0 ? zero : sum(addedToLot.map(({ amount }) => amount));
  }

  get gain(): Exact {
    if (!this.isTaxable) return zero;
    const gain = this.proceeds.minus(this.costBasis);
    return this.addedToLot.length === 0 ? gain : gain.plus(this.disallowedLoss);
  }

  /** Part of its loss is taken back. */
  disallow(added: AddedBasis): void {
    this.rows.add(this.row, added);
  }
}
