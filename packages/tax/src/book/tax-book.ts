import { type Currency, type EpochMs, type Exact, isoOf, RxtradeError } from '@rxtrade/core';
import { times, zero } from '../amounts/exact-math.ts';
import { type LocalDay, ZoneCalendar } from '../calendar/local-day.ts';
import { ContractBooks } from '../contracts/contract-books.ts';
import type { ContractPosition } from '../contracts/contract-result.ts';
import type { FactRecorder } from '../holdings/fact-recorder.ts';
import { type Holdings, SilentSink } from '../holdings/holdings.ts';
import { RecordedHoldings } from '../holdings/recorded-holdings.ts';
import type { Lot, Pool } from '../lots/lot.ts';
import type { LossRule, TaxRegime } from '../regimes/tax-regime.ts';
import type { Disposal } from '../result/disposal.ts';
import type { DisposalRecord } from '../result/disposal-record.ts';
import type { TaxResult } from '../result/tax-result.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { Conversion } from './conversion.ts';
import { type FullTaxSettings, fullSettings } from './full-settings.ts';
import type { GainsOfYear } from './gain-tally.ts';
import { holdingsFor } from './holdings-for.ts';
import { Intake } from './intake.ts';
import { Lines } from './lines.ts';
import { lookAheadDaysOf } from './look-ahead.ts';
import { rulesOf } from './rules-of.ts';
import type { SaleInMind } from './sale-in-mind.ts';
import { SeenFacts } from './seen-facts.ts';
import type { TaxSettings } from './tax-settings.ts';
import { yearsOf } from './years.ts';

/** What is held at the end of a day, and what has been asked by then. */
export type Held = Pick<TaxResult, 'lots' | 'pools' | 'portfolioCost' | 'questions'>;

/**
 * The fold over transactions: fed one at a time in time order, it knows at each moment what is held and what has been
 * realized. A fill costs the same after a million others as after ten.
 */
export class TaxBook {
  private readonly settings: FullTaxSettings;
  private readonly calendar: ZoneCalendar;
  private readonly lines: Lines;
  private readonly holdings: Holdings;
  private readonly contracts: ContractBooks;
  private readonly intake: Intake;
  private readonly seen = new SeenFacts();
  private latestAt: EpochMs = Number.NEGATIVE_INFINITY;
  private latestDay: LocalDay = Number.NEGATIVE_INFINITY;

  /**
   * `onDisposal` is told each disposal once it is settled: at once for lots, after its window for a matcher. `recorder` is
   * told what came, went and moved.
   */
  constructor(settings: TaxSettings, onDisposal?: (disposal: Disposal) => void, recorder?: FactRecorder) {
    this.settings = fullSettings(settings);
    this.lines = new Lines((day) => this.settings.regime.yearOf(day), { onDisposal, recorder });
    const { regime, timezone, currency, rates } = this.settings;
    this.calendar = new ZoneCalendar(timezone);
    const conversion = new Conversion(currency, rates);
    const { lines } = this;
    const holdings = holdingsFor(this.settings, conversion, lines);
    this.holdings = recorder === undefined ? holdings : new RecordedHoldings(holdings, recorder);
    this.contracts = new ContractBooks((day) => regime.yearOf(day), recorder);
    this.intake = new Intake({ regime, conversion, holdings: this.holdings, contracts: this.contracts, sink: lines });
  }

  /**
   * Takes in the next transaction. One whose external id was seen before in its account is counted once, and reported.
   *
   * @throws E505 when it is older than the one before.
   * @throws E503 when its money has no rate.
   * @throws E504 when a portfolio's value is needed and missing.
   */
  append(transaction: Transaction): void {
    const { id, at } = transaction;
    if (at < this.latestAt)
      throw new RxtradeError(
        'E505',
        `"${id}" of ${isoOf(at)} came after one of ${isoOf(this.latestAt)}; feed transactions in time order`,
        { id, at, latestAt: this.latestAt },
      );
    if (!this.seen.isNew(transaction)) {
      this.askRepeated(transaction);
      return;
    }
    this.latestAt = at;
    const day = this.calendar.dayOf(at);
    if (day > this.latestDay) {
      this.latestDay = day;
      this.holdings.advanceTo(day);
    }
    this.intake.take(transaction, day);
  }

  /** Nothing more will come: what waited for later facts is settled, and told. */
  finish(): void {
    this.holdings.finish();
  }

  /** All that follows from what was taken in so far. What later facts may still change is told as things stand. */
  result(): TaxResult {
    const late = new Lines((day) => this.settings.regime.yearOf(day));
    const holdings = this.holdings.provisional(late);
    const { settings, lines } = this;
    const { regime, assetClass } = settings;
    const disposals = inTimeOrder([...lines.disposals, ...late.disposals]);
    const contracts = this.contracts.result;
    return {
      rules: rulesOf(settings),
      disposals,
      income: [...lines.incomes],
      missing: [...lines.lacking, ...late.lacking],
      lots: holdings.openLots,
      pools: holdings.openPools,
      ...(holdings.portfolioCost !== undefined && { portfolioCost: holdings.portfolioCost }),
      ...(contracts !== undefined && { contracts }),
      years: yearsOf({ regime, assetClass, disposals, income: lines.incomes, contracts: contracts?.years ?? [] }),
      questions: [...lines.questions, ...late.questions],
    };
  }

  /**
   * What is held at the end of a day, once all facts were taken in that its rules look ahead to, and none later; and what has
   * been asked so far. Nothing older may come any more.
   */
  heldAtEndOf(day: LocalDay): Held {
    const next = day + lookAheadDaysOf(this.settings) + 1;
    this.latestDay = Math.max(this.latestDay, next);
    this.holdings.advanceTo(next);
    const { openLots: lots, openPools: pools, portfolioCost } = this.holdings;
    return {
      lots,
      pools,
      ...(portfolioCost !== undefined && { portfolioCost }),
      questions: [...this.lines.questions],
    };
  }

  /** Perpetuals and futures that are open now. */
  get openContracts(): readonly ContractPosition[] {
    return this.contracts.result?.open ?? [];
  }

  /** What is open now, by acquisition; none where pools are followed. */
  get lots(): readonly Lot[] {
    return this.holdings.provisional(new SilentSink()).openLots;
  }

  /** What pools hold now; none where lots are followed. */
  get pools(): readonly Pool[] {
    return this.holdings.provisional(new SilentSink()).openPools;
  }

  /** What disposals settled so far come to in a tax year, by term. Costs nothing to ask at every step. */
  gainsOf(year: string): GainsOfYear {
    return this.lines.gains.of(year);
  }

  /** What contracts come to in a tax year: profit less fees, and funding. */
  contractsOf(year: string): Exact {
    return this.contracts.netOf(year);
  }

  /** What closing all contracts at these prices would realize, by the average entry; those without a price are passed over. */
  openContractProfit(prices: Readonly<Record<Currency, Exact>>): Exact {
    return this.contracts.openProfit(prices);
  }

  /** The tax years in which anything was realized so far, in order. */
  get yearsSeen(): readonly string[] {
    return [...new Set([...this.lines.gains.yearsSeen, ...this.contracts.yearsSeen])].sort();
  }

  /** The tax year an instant falls into. */
  yearAt(at: EpochMs): string {
    return this.settings.regime.yearOf(this.dayAt(at));
  }

  /** The local day an instant falls on. */
  dayAt(at: EpochMs): LocalDay {
    return this.calendar.dayOf(at);
  }

  /** The rule that may take back a loss of that day; undefined where none reaches it. */
  lossRuleOn(day: LocalDay): LossRule | undefined {
    const { regime, lossRule, assetClass } = this.settings;
    const rule = regime.lossRule;
    return lossRule && rule?.appliesTo(assetClass, day) === true ? rule : undefined;
  }

  /** The jurisdiction it goes by. */
  get regime(): TaxRegime {
    return this.settings.regime;
  }

  /** What selling would come to as things stand, by the book's own method or another order. Nothing changes. */
  whatIfSold({ asset, account = 'main', quantity, price, at, order }: SaleInMind): Disposal {
    return this.holdings.preview(
      {
        ...{ tx: 'what-if', at, day: this.dayAt(at), kind: 'sell', asset, account, quantity },
        ...{ grossProceeds: times(price, quantity), fees: zero, rate: undefined, isTaxable: true },
        ...{ lots: undefined, identifiedAt: undefined, portfolioValue: undefined },
        ...{ reportedOn: 'none', basisReported: false },
      },
      order,
    );
  }

  private askRepeated({ id, account, externalId, type, asset }: Transaction): void {
    this.lines.ask({
      kind: 'duplicate',
      tx: id,
      text: `"${id}" has the external id "${externalId}" of an earlier ${type} of ${asset} in ${account}; it is counted once`,
    });
  }
}

function inTimeOrder(disposals: DisposalRecord[]): readonly DisposalRecord[] {
  const isOrdered = disposals.every((one, i) => i === 0 || (disposals[i - 1] as DisposalRecord).at <= one.at);
  return isOrdered ? disposals : disposals.sort((a, b) => a.at - b.at);
}
