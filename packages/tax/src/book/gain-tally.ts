import type { Exact } from '@rxtrade/core';
import { zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Disposal, Term } from '../result/disposal.ts';

/** Gains and losses of a year, in the reporting currency. */
export type GainsOfYear = {
  readonly total: Exact;
  /** By how long units were held; empty where the law does not ask. */
  readonly byTerm: Readonly<Partial<Record<Term, Exact>>>;
};

const nothing: GainsOfYear = { total: zero, byTerm: {} };

/** Adds gains up as they are realized, so that asking at every step costs nothing. */
export class GainTally {
  private readonly yearOf: (day: LocalDay) => string;
  private readonly years = new Map<string, { total: Exact; byTerm: Partial<Record<Term, Exact>> }>();
  private latest: { readonly day: LocalDay; readonly year: string } | undefined;

  constructor(yearOf: (day: LocalDay) => string) {
    this.yearOf = yearOf;
  }

  add({ day, isTaxable, gain, matches }: Disposal): void {
    if (!isTaxable) return;
    const year = this.tallyOf(day);
    year.total = year.total.plus(gain);
    for (const { term, gain: part } of matches)
      if (term !== undefined) year.byTerm[term] = (year.byTerm[term] ?? zero).plus(part);
  }

  /** Part of a loss is taken back. */
  disallow(day: LocalDay, term: Term | undefined, amount: Exact): void {
    const year = this.tallyOf(day);
    year.total = year.total.plus(amount);
    if (term !== undefined) year.byTerm[term] = (year.byTerm[term] ?? zero).plus(amount);
  }

  /** The years in which anything was gained or lost. */
  get yearsSeen(): Iterable<string> {
    return this.years.keys();
  }

  of(year: string): GainsOfYear {
    const tally = this.years.get(year);
    // what was told must not change with the next sale
    return tally === undefined ? nothing : { total: tally.total, byTerm: { ...tally.byTerm } };
  }

  private tallyOf(day: LocalDay): { total: Exact; byTerm: Partial<Record<Term, Exact>> } {
    if (this.latest?.day !== day) this.latest = { day, year: this.yearOf(day) };
    const { year } = this.latest;
    let tally = this.years.get(year);
    if (tally === undefined) {
      tally = { total: zero, byTerm: {} };
      this.years.set(year, tally);
    }
    return tally;
  }
}
