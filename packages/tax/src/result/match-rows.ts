import type { EpochMs, Exact, Rate } from '@rxtrade/core';
import { ExactColumn } from '../amounts/exact-column.ts';
import { floatColumn } from '../amounts/float-column.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { AddedBasis, MatchRule, Term } from './disposal.ts';
import { EvenColumn } from './even-column.ts';

/** What stays the same of a lot, however much of it is used. */
export type LotOrigin = {
  readonly id: string | undefined;
  readonly acquiredAt: EpochMs | undefined;
  readonly acquiredDay: LocalDay | undefined;
  readonly holdingFrom: LocalDay | undefined;
  readonly rate: Rate | undefined;
};

/** What has no lot behind it: a pool, or units that were never acquired. */
export const noOrigin: LotOrigin = {
  id: undefined,
  acquiredAt: undefined,
  acquiredDay: undefined,
  holdingFrom: undefined,
  rate: undefined,
};

/** What a match is made of. */
export type MatchParts = {
  readonly rule: MatchRule;
  readonly origin: LotOrigin;
  readonly quantity: Exact;
  readonly proceeds: Exact;
  readonly costBasis: Exact;
  readonly term?: Term | undefined;
};

const nothingAdded: readonly AddedBasis[] = [];

/** In place of a day: there is none. */
const noDay = -(2 ** 31);

/** A stretch of matches as columns: a million fills make about as many, most of them never looked at. */
export class MatchRows {
  /** How many matches came before its first. */
  readonly start: number;
  readonly room: number;
  /** The stretch that follows, once there is one. */
  next: MatchRows | undefined;
  readonly rules: EvenColumn<MatchRule>;
  readonly terms: EvenColumn<Term | undefined>;
  readonly lots: EvenColumn<string | undefined>;
  readonly rates: EvenColumn<Rate | undefined>;
  readonly holdingFroms: EvenColumn<LocalDay | undefined>;
  readonly quantities: ExactColumn;
  readonly proceeds: ExactColumn;
  readonly costs: ExactColumn;
  private readonly acquiredAts: number[];
  private readonly acquiredDays: Int32Array;
  private added: (readonly AddedBasis[] | undefined)[] | undefined;

  constructor(start: number, room: number) {
    this.start = start;
    this.room = room;
    this.rules = new EvenColumn(room);
    this.terms = new EvenColumn(room);
    this.lots = new EvenColumn(room);
    this.rates = new EvenColumn(room);
    this.holdingFroms = new EvenColumn(room);
    this.quantities = new ExactColumn(room);
    this.proceeds = new ExactColumn(room);
    this.costs = new ExactColumn(room);
    this.acquiredAts = floatColumn(room);
    this.acquiredDays = new Int32Array(room);
  }

  set(row: number, { rule, origin, quantity, proceeds, costBasis, term }: MatchParts): void {
    this.rules.set(row, rule);
    this.terms.set(row, term);
    this.lots.set(row, origin.id);
    this.rates.set(row, origin.rate);
    this.holdingFroms.set(row, origin.holdingFrom);
    this.acquiredAts[row] = origin.acquiredAt ?? Number.NaN;
    this.acquiredDays[row] = origin.acquiredDay ?? noDay;
    this.quantities.set(row, quantity);
    this.proceeds.set(row, proceeds);
    this.costs.set(row, costBasis);
  }

  acquiredAt(row: number): EpochMs | undefined {
    const at = this.acquiredAts[row] as number;
    return Number.isNaN(at) ? undefined : at;
  }

  acquiredDay(row: number): LocalDay | undefined {
    const day = this.acquiredDays[row] as number;
    return day === noDay ? undefined : day;
  }

  addedAt(row: number): readonly AddedBasis[] {
    return this.added?.[row] ?? nothingAdded;
  }

  add(row: number, added: AddedBasis): void {
    this.added ??= new Array<readonly AddedBasis[] | undefined>(this.room);
    this.added[row] = [...this.addedAt(row), added];
  }
}
