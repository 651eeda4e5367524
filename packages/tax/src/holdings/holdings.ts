import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { Term } from '../result/disposal.ts';
import { DisposalLog } from '../result/disposal-log.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { DisposalHead, DisposalMoney } from '../result/disposal-rows.ts';
import type { MissingBasis, OpenQuestion } from '../result/tax-result.ts';
import type { LotChoice, ReportedOn } from '../transaction/transaction.ts';

/** Units that come in, their cost in the reporting currency with fees. */
export type Acquired = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  readonly cost: Exact;
  readonly rate: Rate | undefined;
  /** Bought, rather than earned or handed out: only these replace units sold at a loss. */
  readonly isPurchase: boolean;
  /** Whether it joins the pool at once and is never matched with a disposal (a reorganization). */
  readonly joinsPool: boolean;
};

/** Units that go out, their value in the reporting currency. */
export type Disposed = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly kind: string;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  readonly grossProceeds: Exact;
  readonly fees: Exact;
  readonly rate: Rate | undefined;
  readonly isTaxable: boolean;
  readonly lots: readonly LotChoice[] | undefined;
  readonly identifiedAt: EpochMs | undefined;
  readonly portfolioValue: Exact | undefined;
  readonly reportedOn: ReportedOn;
  readonly basisReported: boolean;
};

/** Units that go from one own account to another. */
export type Moved = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
  readonly toAccount: string;
  readonly quantity: Exact;
  readonly lots: readonly LotChoice[] | undefined;
};

/** Units that went to another account, with what went along of their cost. */
export type CarriedPart = {
  /** The lot they are of; absent where a pool is followed. */
  readonly lot: string | undefined;
  readonly acquiredDay: LocalDay | undefined;
  readonly quantity: Exact;
  readonly cost: Exact;
};

/** Every unit of an asset becomes `ratio` units. */
export type SplitUnits = { readonly day: LocalDay; readonly asset: Currency; readonly ratio: Exact };

/** A claim that a whole pool is worth `value` now. */
export type Claimed = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
  readonly value: Exact;
};

/** Where holdings tell what they worked out. */
export interface HoldingsSink {
  /** Begins a disposal where it is kept. What is matched with it is told before another one begins. */
  begin(head: DisposalHead, money: DisposalMoney): DisposalRecord;
  /** It is settled. */
  disposed(disposal: DisposalRecord): void;
  missing(line: MissingBasis): void;
  ask(question: OpenQuestion): void;
  /** Part of a loss that was told before is taken back. */
  disallowed(disposal: DisposalRecord, amount: Exact, term?: Term): void;
  /** Part of a move, with its cost, where basis is followed account by account. */
  carried(moved: Moved, part: CarriedPart): void;
}

/** A sink for what nobody wants to know. */
export class SilentSink implements HoldingsSink {
  private readonly log = new DisposalLog();

  begin(head: DisposalHead, money: DisposalMoney): DisposalRecord {
    return this.log.begin(head, money);
  }

  disposed(_disposal: DisposalRecord): void {}
  missing(_line: MissingBasis): void {}
  ask(_question: OpenQuestion): void {}
  disallowed(_disposal: DisposalRecord, _amount: Exact, _term?: Term): void {}
  carried(_moved: Moved, _part: CarriedPart): void {}
}

/** Keeps the last disposal it is told. */
export class LastDisposal extends SilentSink {
  last: DisposalRecord | undefined;

  override disposed(disposal: DisposalRecord): void {
    this.last = disposal;
  }
}

/** What is held, by one kind of method. Fed in time order; every figure leaves through the sink. */
export interface Holdings {
  acquire(acquired: Acquired): void;
  dispose(disposed: Disposed): void;
  move(moved: Moved): void;
  split(split: SplitUnits): void;
  claim(claimed: Claimed): void;
  /** Nothing dated before `day` will come any more. */
  advanceTo(day: LocalDay): void;
  /** Nothing at all will come any more: what waited for later facts is settled without them. */
  finish(): void;
  /** What it would say if nothing more came, told to another sink; it goes on itself, unchanged. */
  provisional(sink: HoldingsSink): Holdings;
  /** What a disposal would come to as things stand, by another order where lots are followed; nothing changes. */
  preview(disposed: Disposed, order?: LotOrder): DisposalRecord;
  readonly openLots: readonly Lot[];
  readonly openPools: readonly Pool[];
  readonly portfolioCost: Exact | undefined;
}
