import type { Currency, EpochMs, Exact } from '@rxtrade/core';

/** What a trade cost beside its price: positive when paid, negative for a rebate. */
export type TaxFee = {
  /** Units of `currency`. */
  readonly quantity: Exact;
  /** The coin it was paid in: the money of the trade, the asset itself, or a third one. */
  readonly currency: Currency;
  /** What it was worth in the reporting currency, where the record says so. */
  readonly value?: Exact;
};

/** A choice of lots for one disposal. Without a quantity a lot is used as far as it reaches. */
export type LotChoice = { readonly lot: string; readonly quantity?: Exact };

/** Which form a venue reported a disposal on. */
export type ReportedOn = '1099-DA' | '1099-B' | 'none';

/** What every transaction says of itself. */
export type TransactionBase = {
  /** Unique among the input; lots carry the id of the transaction that acquired them. */
  readonly id: string;
  readonly at: EpochMs;
  readonly asset: Currency;
  /** Units, never negative. Exact. */
  readonly quantity: Exact;
  readonly account: string;
  /** The venue's own reference. One that is seen twice in an account is counted once. */
  readonly externalId?: string;
  /** Joins the legs of one swap. */
  readonly group?: string;
  /** A finer name of the type: `staking`, `airdrop`, `liquidation`, … */
  readonly kind?: string;
  /** Where it was read: a file and its line, a run, a venue. */
  readonly origin?: string;
};

/** Money that changed hands for the units, in `currency`. */
export type Valued = {
  /** For all of them, without fees; absent where the record has no price and a `RateSource` has to say. */
  readonly value?: Exact;
  readonly currency: Currency;
  /** Reporting currency for one unit of `currency`, where the record carries its own rate. */
  readonly fxRate?: Exact;
  readonly fee?: TaxFee;
};

/** Units come in: bought, earned, or added to a pool by a reorganization (`rights`). */
export type Acquisition = TransactionBase & Valued & { readonly type: 'buy' | 'income' | 'rights' };

/** Units go out for money, goods, or nothing. */
export type Outflow = TransactionBase &
  Valued & {
    readonly type: 'sell' | 'spend' | 'gift' | 'donate' | 'lost';
    /** The lots that were identified, and when that was written down. */
    readonly lots?: readonly LotChoice[];
    readonly identifiedAt?: EpochMs;
    /** What everything held was worth just before, in the reporting currency (France). */
    readonly portfolioValue?: Exact;
    readonly reportedOn?: ReportedOn;
    readonly basisReported?: boolean;
  };

/** From one's own account to another: lots keep their dates and their basis. `value` is that of the network fee. */
export type Transfer = TransactionBase &
  Valued & {
    readonly type: 'transfer';
    readonly toAccount: string;
    /** What arrived; the rest is a network fee, which is disposed of. */
    readonly received: Exact;
    readonly lots?: readonly LotChoice[];
    readonly identifiedAt?: EpochMs;
    readonly reportedOn?: ReportedOn;
    readonly basisReported?: boolean;
  };

/** Every unit held becomes `ratio` units; the cost stays. */
export type TaxSplit = TransactionBase & { readonly type: 'split'; readonly ratio: Exact };

/** A claim that the whole pool has become worth `value` (TCGA 1992 s24). */
export type NegligibleValue = TransactionBase & Valued & { readonly type: 'negligible' };

/** A fill of a perpetual or a future: no units of the base asset move. */
export type ContractFill = TransactionBase &
  Valued & { readonly type: 'contract-fill'; readonly side: 'buy' | 'sell'; readonly price: Exact };

/** A funding payment: `value` is positive when received. */
export type FundingPayment = TransactionBase & Valued & { readonly type: 'funding' };

/** A movement that no other one has been matched with yet. It is listed for a person, never taken for a sale. */
export type Movement = TransactionBase & { readonly type: 'deposit' | 'withdrawal'; readonly fee?: TaxFee };

/** One fact that tax follows from. Plain and immutable; `readTransactions` makes it of the JSON vocabulary. */
export type Transaction =
  | Acquisition
  | Outflow
  | Transfer
  | TaxSplit
  | NegligibleValue
  | ContractFill
  | FundingPayment
  | Movement;

/** The name of a transaction's effect. */
export type TransactionType = Transaction['type'];
