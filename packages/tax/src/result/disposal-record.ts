import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import { sum, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ReportedOn } from '../transaction/transaction.ts';
import type { Disposal } from './disposal.ts';
import type { DisposalRows, Rare } from './disposal-rows.ts';
import { matchesIn } from './match-log.ts';
import type { MatchRecord } from './match-record.ts';
import type { MatchParts } from './match-rows.ts';

const noNotes: readonly string[] = [];

/** A disposal as it stands: a row of columns, read when it is asked. */
export class DisposalRecord implements Disposal {
  private readonly rows: DisposalRows;
  private readonly row: number;

  constructor(rows: DisposalRows, row: number) {
    this.rows = rows;
    this.row = row;
  }

  get tx(): string {
    return this.rows.txs.at(this.row);
  }

  get transactions(): readonly string[] {
    return this.rare.transactions ?? [this.tx];
  }

  get at(): EpochMs {
    return this.rows.ats[this.row] as number;
  }

  get day(): LocalDay {
    return this.rows.days[this.row] as number;
  }

  get kind(): string {
    return this.rows.kinds.at(this.row);
  }

  get asset(): Currency {
    return this.rows.assets.at(this.row);
  }

  get account(): string {
    return this.rows.accounts.at(this.row);
  }

  get quantity(): Exact {
    return this.rows.quantities.at(this.row);
  }

  get proceeds(): Exact {
    return this.rows.proceeds.at(this.row);
  }

  get disposalFees(): Exact {
    return this.rows.fees.at(this.row);
  }

  get costBasis(): Exact {
    return this.rows.costs.at(this.row);
  }

  get disallowedLoss(): Exact {
    return this.rare.disallowedLoss ?? zero;
  }

  get gain(): Exact {
    if (!this.isTaxable) return zero;
    const gain = this.proceeds.minus(this.costBasis);
    const { disallowedLoss } = this.rare;
    return disallowedLoss === undefined ? gain : gain.plus(disallowedLoss);
  }

  get isTaxable(): boolean {
    return this.rows.taxable.at(this.row);
  }

  get matches(): readonly MatchRecord[] {
    const { rows, row, isTaxable } = this;
    return matchesIn(rows.matchRows, { from: rows.froms[row] as number, to: rows.tos[row] as number, isTaxable });
  }

  get poolAfter(): Disposal['poolAfter'] {
    return this.rare.poolAfter;
  }

  get form2086(): Disposal['form2086'] {
    return this.rare.form2086;
  }

  get reportedOn(): ReportedOn {
    return this.rows.reportedOn.at(this.row);
  }

  get basisReported(): boolean {
    return this.rows.basisReported.at(this.row);
  }

  get rate(): Rate | undefined {
    return this.rows.rates.at(this.row);
  }

  get notes(): readonly string[] {
    return this.rare.notes ?? noNotes;
  }

  /** Says what few disposals have. */
  add(rare: Rare): void {
    this.rows.rare.set(this.row, { ...this.rare, ...rare });
  }

  /** Something stands behind it. Told before another disposal begins. */
  match(parts: MatchParts): void {
    const { log, tos } = this.rows;
    log.push(parts);
    tos[this.row] = log.length;
  }

  /** What stands behind it comes to this cost. */
  cost(costBasis: Exact): void {
    this.rows.costs.set(this.row, costBasis);
  }

  /** All that stands behind it, added up. */
  matched(all: readonly MatchParts[]): void {
    for (const parts of all) this.match(parts);
    this.cost(sum(all.map(({ costBasis }) => costBasis)));
  }

  /** Takes back more of its loss. */
  disallow(amount: Exact): void {
    this.add({ disallowedLoss: this.disallowedLoss.plus(amount) });
  }

  /** Adds a sentence that a reader must know. */
  note(text: string): void {
    this.add({ notes: [...this.notes, text] });
  }

  private get rare(): Rare {
    return this.rows.rare.at(this.row);
  }
}
