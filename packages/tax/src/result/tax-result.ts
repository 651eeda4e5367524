import type { Currency, EpochMs, Exact, Rate } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ContractResult } from '../contracts/contract-result.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { Disposal } from './disposal.ts';

/** Income at its value on receipt, in the reporting currency. */
export type IncomeLine = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  /** `staking`, `interest`, `lending`, `reward`, `airdrop`; `income` where the record does not say. */
  readonly kind: string;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  readonly value: Exact;
  readonly rate?: Rate;
};

/** Units that left and were never acquired. Their basis is zero, and a person has to look. */
export type MissingBasis = {
  readonly tx: string;
  readonly at: EpochMs;
  readonly day: LocalDay;
  readonly asset: Currency;
  readonly account: string;
  readonly quantity: Exact;
  /** What zero basis adds to the gain. */
  readonly proceeds: Exact;
};

/** Something the figures do not settle: a person answers it. */
export type OpenQuestion = {
  readonly kind:
    | 'missing-basis'
    | 'unmatched-movement'
    | 'duplicate'
    | 'late-identification'
    | 'unvalued-fee'
    | 'revised-year'
    | 'reported-otherwise'
    | 'unsupported';
  readonly tx?: string;
  readonly text: string;
};

/** A figure of a year: an amount, a count, a claim, or a group of them (a form's boxes). */
export type Figure = Exact | number | boolean | { readonly [name: string]: Figure };

/** What a year comes to, in the words of the jurisdiction. */
export type YearFigures = {
  /** `2024`, or `2024-25` where the year does not follow the calendar. */
  readonly year: string;
  readonly figures: { readonly [name: string]: Figure };
  /** Figures that need a table nobody has entered, each with what it lacks. */
  readonly leftOut: readonly { readonly figure: string; readonly reason: string }[];
};

/** The rules a result was worked out by. */
export type RulesApplied = {
  readonly jurisdiction: string;
  readonly method: string;
  /** What the method leaves behind: open lots, pools an asset, or the cost of one portfolio. */
  readonly follows: 'lots' | 'pools' | 'portfolio';
  readonly currency: Currency;
  readonly timezone: string;
  readonly basisScope: BasisScope;
  readonly assetClass: AssetClass;
  /** The law is that of this day. */
  readonly asOf: string;
};

/** Over all accounts, account by account, or the first until the end of 2024 and the second from then on (US). */
export type BasisScope = 'universal' | 'per-account' | 'us-transition';

/** What the assets are in the eyes of the law. */
export type AssetClass = 'crypto' | 'stock' | 'perpetual';

/** Everything worked out of a set of transactions. Plain, immutable and complete: reports are functions of it. */
export type TaxResult = {
  readonly rules: RulesApplied;
  /** In time order. */
  readonly disposals: readonly Disposal[];
  readonly income: readonly IncomeLine[];
  readonly missing: readonly MissingBasis[];
  /** What is still held, where lots are followed. By acquisition. */
  readonly lots: readonly Lot[];
  /** What is still held, where pools are. */
  readonly pools: readonly Pool[];
  /** What is left of the cost of the whole portfolio (France). */
  readonly portfolioCost?: Exact;
  /** Perpetuals and futures, where there are any. */
  readonly contracts?: ContractResult;
  /** In order. */
  readonly years: readonly YearFigures[];
  readonly questions: readonly OpenQuestion[];
};
