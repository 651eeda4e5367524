import type { Currency, Exact, Rate } from '@rxtrade/core';
import { ExactColumn } from '../amounts/exact-column.ts';
import { zero } from '../amounts/exact-math.ts';
import { floatColumn } from '../amounts/float-column.ts';
import type { ReportedOn } from '../transaction/transaction.ts';
import type { Disposal } from './disposal.ts';
import { EvenColumn } from './even-column.ts';
import type { MatchLog } from './match-log.ts';
import type { MatchRows } from './match-rows.ts';

/** The head of a disposal, before anything is matched with it. */
export type DisposalHead = Pick<
  Disposal,
  | 'tx'
  | 'at'
  | 'day'
  | 'kind'
  | 'asset'
  | 'account'
  | 'quantity'
  | 'isTaxable'
  | 'reportedOn'
  | 'basisReported'
  | 'rate'
>;

/** Net of the fees, and the fees. */
export type DisposalMoney = { readonly proceeds: Exact; readonly fees: Exact };

/** What few disposals have to say. */
export type Rare = Partial<Pick<Disposal, 'transactions' | 'notes' | 'poolAfter' | 'form2086' | 'disallowedLoss'>>;

const nothingRare: Rare = {};

/** A stretch of disposals as columns. */
export class DisposalRows {
  readonly room: number;
  count = 0;
  /** The stretch that follows, once there is one. */
  next: DisposalRows | undefined;
  readonly log: MatchLog;
  /** Where the matches of its first disposal begin; those of the others follow. */
  readonly matchRows: MatchRows;
  readonly txs: EvenColumn<string>;
  readonly kinds: EvenColumn<string>;
  readonly assets: EvenColumn<Currency>;
  readonly accounts: EvenColumn<string>;
  readonly taxable: EvenColumn<boolean>;
  readonly reportedOn: EvenColumn<ReportedOn>;
  readonly basisReported: EvenColumn<boolean>;
  readonly rates: EvenColumn<Rate | undefined>;
  /** What few disposals have to say. */
  readonly rare: EvenColumn<Rare>;
  readonly ats: number[];
  readonly days: Int32Array;
  readonly quantities: ExactColumn;
  readonly proceeds: ExactColumn;
  readonly fees: ExactColumn;
  readonly costs: ExactColumn;
  /** Which matches of the log are its own: from here up to there. */
  readonly froms: Uint32Array;
  readonly tos: Uint32Array;

  constructor(room: number, log: MatchLog) {
    this.room = room;
    this.log = log;
    this.matchRows = log.rowsToFill();
    this.txs = new EvenColumn(room);
    this.kinds = new EvenColumn(room);
    this.assets = new EvenColumn(room);
    this.accounts = new EvenColumn(room);
    this.taxable = new EvenColumn(room);
    this.reportedOn = new EvenColumn(room);
    this.basisReported = new EvenColumn(room);
    this.rates = new EvenColumn(room);
    this.rare = new EvenColumn(room);
    this.ats = floatColumn(room);
    this.days = new Int32Array(room);
    this.quantities = new ExactColumn(room);
    this.proceeds = new ExactColumn(room);
    this.fees = new ExactColumn(room);
    this.costs = new ExactColumn(room);
    this.froms = new Uint32Array(room);
    this.tos = new Uint32Array(room);
  }

  /** Begins a disposal, with nothing matched yet, and tells its row. */
  begin(head: DisposalHead, { proceeds, fees }: DisposalMoney): number {
    const row = this.count;
    this.txs.set(row, head.tx);
    this.kinds.set(row, head.kind);
    this.assets.set(row, head.asset);
    this.accounts.set(row, head.account);
    this.taxable.set(row, head.isTaxable);
    this.reportedOn.set(row, head.reportedOn);
    this.basisReported.set(row, head.basisReported);
    this.rates.set(row, head.rate);
    this.rare.set(row, nothingRare);
    this.ats[row] = head.at;
    this.days[row] = head.day;
    this.quantities.set(row, head.quantity);
    this.proceeds.set(row, proceeds);
    this.fees.set(row, fees);
    this.costs.set(row, zero);
    this.froms[row] = this.log.length;
    this.tos[row] = this.log.length;
    this.count += 1;
    return row;
  }
}
