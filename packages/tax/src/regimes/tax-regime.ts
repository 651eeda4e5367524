import type { Exact } from '@rxtrade/core';
import type { LocalDay } from '../calendar/local-day.ts';
import type { ContractTotals } from '../contracts/contract-result.ts';
import type { Disposal, Term } from '../result/disposal.ts';
import type { AssetClass, IncomeLine, YearFigures } from '../result/tax-result.ts';
import type { Outflow } from '../transaction/transaction.ts';

/**
 * What units that leave are to the law: sold at their value; gone with their basis and untaxed; or not gone at all, as a
 * lost key is no disposal in the United Kingdom.
 */
export type OutflowTreatment = 'disposal' | 'untaxed' | 'ignored';

/** The lines of one year, in time order. */
export type YearLines = {
  readonly year: string;
  readonly disposals: readonly Disposal[];
  readonly income: readonly IncomeLine[];
  readonly contracts: ContractTotals | undefined;
  readonly assetClass: AssetClass;
};

/** A rule that takes back losses of units which are bought again around the sale. */
export type LossRule = {
  /** A wash sale moves the loss into the replacing lot; a superficial loss moves it into the pool. */
  readonly kind: 'wash-sale' | 'superficial-loss';
  /** Days either side of the sale. */
  readonly windowDays: number;
  /** Whether the law reaches a sale of that class on that day. */
  appliesTo(assetClass: AssetClass, day: LocalDay): boolean;
};

/**
 * The law of one place: how years are cut, what terms there are, what is taxed, and what a year comes to. It holds dated
 * tables with their sources, reads no clock and keeps no state.
 */
export interface TaxRegime {
  /** `US`, `GB`, … */
  readonly jurisdiction: string;
  /** The law is that of this day, as `2026-11-24`. */
  readonly asOf: string;
  /** What a command takes when nothing else is said. */
  readonly defaults: { readonly method: string; readonly currency: string; readonly timezone: string };
  /** The tax year of a local day: `2024`, or `2024-25`. */
  yearOf(day: LocalDay): string;
  /** How gains are called before and from the day that `longTermFrom` tells; undefined where the law does not ask. */
  readonly termNames: { readonly before: Term; readonly after: Term } | undefined;
  /** The first local day on which units held since `from` have the second term; undefined where there is none. */
  longTermFrom(from: LocalDay): LocalDay | undefined;
  /** What the law makes of units that leave in this way. */
  treatmentOf(type: Outflow['type']): OutflowTreatment;
  /** Whether the legs of a swap, one asset against another, are no event at all (FR). */
  readonly swapsAreNeutral: boolean;
  readonly lossRule: LossRule | undefined;
  /** Whether a fee in the asset sold counts as proceeds and as a cost (GB), rather than as neither. */
  readonly feeInKindIsProceeds: boolean;
  /** Which figure of a year is taxed, before what the tables do not know; a year may lack it, or name it as left out. */
  readonly taxedFigure: string;
  /** What the year comes to. Figures whose table nobody entered are named, never guessed. */
  figuresOf(lines: YearLines): YearFigures;
}

/** A dated constant with the place it was read in. */
export type Dated<Value = Exact> = { readonly from: string; readonly value: Value; readonly source: string };
