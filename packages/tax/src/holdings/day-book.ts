import type { Exact } from '@rxtrade/core';
import { least, poolPlaces, shareOf, times, zero } from '../amounts/exact-math.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { LotMatcher, MatchWindow } from '../methods/lot-method.ts';
import { noOrigin } from '../result/match-rows.ts';
import { DayFacts } from './day-facts.ts';
import { DaySale } from './day-sale.ts';
import type { Acquired, Claimed, Disposed, HoldingsSink } from './holdings.ts';
import { WalkedList } from './walked-list.ts';

/**
 * One asset, day by day. A day is closed when a later one begins, and settled once no window of its sales can see anything
 * new; what is settled has left through the sink, so that the work grows with days, not with trades.
 */
export class DayBook {
  private readonly method: LotMatcher;
  private readonly sink: HoldingsSink;
  private days: DayFacts[] = [];
  /** Sales that neither a window nor the pool covered: any later purchase does, the earliest first. */
  private short = new WalkedList<DaySale>();
  /** How far ahead its windows look, in days. */
  private readonly furthest: number;
  quantity = zero;
  cost = zero;

  constructor(method: LotMatcher, sink: HoldingsSink) {
    this.method = method;
    this.sink = sink;
    this.furthest = Math.max(...method.windows.map(({ toDays }) => toDays));
  }

  acquire({ day, quantity, cost, joinsPool }: Acquired): void {
    const facts = this.on(day);
    if (joinsPool) {
      facts.joined = facts.joined.plus(quantity);
      facts.joinedCost = facts.joinedCost.plus(cost);
      return;
    }
    facts.bought = facts.bought.plus(quantity);
    facts.left = facts.bought;
    facts.cost = facts.cost.plus(cost);
    facts.costLeft = facts.cost;
  }

  dispose(disposed: Disposed): void {
    const { sales } = this.on(disposed.day);
    const same = sales.find(({ isTaxable }) => isTaxable === disposed.isTaxable);
    if (same === undefined) sales.push(new DaySale(disposed));
    else same.add(disposed);
  }

  claim(claimed: Claimed): void {
    this.on(claimed.day).claims.push(claimed);
  }

  split(ratio: Exact): void {
    this.quantity = times(this.quantity, ratio);
    for (const facts of this.days) facts.split(ratio);
    this.short.each((sale) => sale.split(ratio));
  }

  /** Nothing before `day` will come any more. */
  advanceTo(day: LocalDay): void {
    const last = this.days.at(-1);
    if (last === undefined) return;
    if (last.day < day) this.close(last);
    const ready = this.days.findIndex((facts) => facts.day + this.furthest >= day);
    const count = ready === -1 ? this.days.length : ready;
    for (let i = 0; i < count; i++) this.settle(this.days[i] as DayFacts);
    if (count > 0) this.days = this.days.slice(count);
  }

  finish(): void {
    this.advanceTo(Number.POSITIVE_INFINITY);
    this.short.each((sale) => this.sink.disposed(sale.record(this.sink)));
    this.short = new WalkedList();
  }

  copy(sink: HoldingsSink): DayBook {
    const copy = new DayBook(this.method, sink);
    copy.days = this.days.map((facts) => facts.copy());
    this.short.each((sale) => copy.short.push(sale.copy()));
    copy.quantity = this.quantity;
    copy.cost = this.cost;
    return copy;
  }

  private on(day: LocalDay): DayFacts {
    const last = this.days.at(-1);
    if (last !== undefined && last.day === day) return last;
    const facts = new DayFacts(day);
    this.days.push(facts);
    return facts;
  }

  private close(facts: DayFacts): void {
    if (facts.isClosed) return;
    facts.isClosed = true;
    for (const window of this.method.windows) if (window.toDays <= 0) this.matchWindow(facts, window);
  }

  private settle(facts: DayFacts): void {
    for (const window of this.method.windows) if (window.toDays > 0) this.matchWindow(facts, window);
    this.quantity = this.quantity.plus(facts.joined);
    this.cost = this.cost.plus(facts.joinedCost);
    this.coverShort(facts);
    this.quantity = this.quantity.plus(facts.left);
    this.cost = this.cost.plus(facts.costLeft);
    for (const sale of facts.sales) {
      this.matchPool(sale);
      if (sale.left.units === 0) this.sink.disposed(sale.record(this.sink));
      else this.short.push(sale);
    }
    for (const claimed of facts.claims) this.writeDown(claimed);
  }

  private matchWindow({ day, sales }: DayFacts, { rule, fromDays, toDays }: MatchWindow): void {
    for (const sale of sales)
      for (const facts of this.days) {
        if (sale.left.units === 0) break;
        if (facts.day < day + fromDays || facts.day > day + toDays || facts.left.units === 0) continue;
        matchDay(sale, facts, rule);
      }
  }

  private matchPool(sale: DaySale): void {
    const quantity = least(sale.left, this.quantity);
    if (quantity.units === 0) return;
    const left = this.quantity.minus(quantity);
    const costLeft = left.units === 0 ? zero : shareOf(this.cost, left, this.quantity, poolPlaces);
    sale.match({ rule: this.method.poolRule, quantity, cost: this.cost.minus(costLeft), acquiredDay: undefined });
    this.quantity = left;
    this.cost = costLeft;
  }

  private coverShort(facts: DayFacts): void {
    this.short.walk((sale) => {
      if (facts.left.units === 0) return 'stop';
      matchDay(sale, facts, 'later');
      if (sale.left.units !== 0) return 'stop';
      this.sink.disposed(sale.record(this.sink));
      return 'leave';
    });
  }

  /** The pool is taken to be sold and bought back at the claimed value (TCGA 1992 s24). */
  private writeDown({ tx, at, day, asset, account, value }: Claimed): void {
    const { quantity } = this;
    const disposal = this.sink.begin(
      {
        ...{ tx, at, day, asset, account, quantity, kind: 'negligible' },
        ...{ isTaxable: true, reportedOn: 'none', basisReported: false, rate: undefined },
      },
      { proceeds: value, fees: zero },
    );
    disposal.matched([
      { rule: 's24-negligible-value', origin: noOrigin, quantity, proceeds: value, costBasis: this.cost },
    ]);
    this.cost = value;
    this.sink.disposed(disposal);
  }
}

function matchDay(sale: DaySale, facts: DayFacts, rule: string): void {
  const quantity = least(sale.left, facts.left);
  sale.match({ rule, quantity, cost: facts.take(quantity), acquiredDay: facts.day });
}
