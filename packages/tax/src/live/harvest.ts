import type { Currency, EpochMs, Exact } from '@rxtrade/core';
import { signOf, times } from '../amounts/exact-math.ts';
import type { TaxBook } from '../book/index.ts';
import { dayText, type LocalDay } from '../calendar/local-day.ts';
import type { Lot } from '../lots/lot.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';

/** Prices of one unit, in the reporting currency. */
export type Prices = Readonly<Record<Currency, Exact>>;

/** A lot that would be sold at a loss. */
export type HarvestCandidate = {
  readonly lot: Lot;
  /** Positive. */
  readonly loss: Exact;
  /** Days until its gain would have the better term; 0 when it has it, undefined where the law knows none. */
  readonly daysUntilLong: number | undefined;
  /** Where a loss rule may reach it: the first day on which buying it again leaves the loss alone, as `2024-03-01`. */
  readonly buyAgainFrom: string | undefined;
  /** Units of the asset bought so lately that they would replace these; their lots. */
  readonly replacedBy: readonly string[];
};

/** How many days until units held since that day have the better term; 0 when they have it, undefined where there is none. */
export function daysUntilLong(
  { acquiredDay, holdingFrom }: Pick<Lot, 'acquiredDay' | 'holdingFrom'>,
  today: LocalDay,
  regime: Pick<TaxRegime, 'longTermFrom'>,
): number | undefined {
  const first = regime.longTermFrom(holdingFrom ?? acquiredDay);
  return first === undefined ? undefined : Math.max(0, first - today);
}

/**
 * Lots worth less than they cost, the largest loss first. An asset without a price is passed over. Whether losses help at
 * all, and whether a rule takes them back, is for a person to judge: the days that matter stand beside each.
 */
export function harvestCandidates(
  book: TaxBook,
  { prices, at }: { readonly prices: Prices; readonly at: EpochMs },
): readonly HarvestCandidate[] {
  const today = book.dayAt(at);
  const { lots, regime } = book;
  const rule = book.lossRuleOn(today);
  return lots
    .flatMap((lot): readonly HarvestCandidate[] => {
      const price = prices[lot.asset];
      const loss = price === undefined ? undefined : lot.costBasis.minus(times(price, lot.quantity));
      if (loss === undefined || signOf(loss) <= 0) return [];
      const replacing =
        rule === undefined
          ? []
          : lots.filter(
              (one) =>
                one.asset === lot.asset &&
                one.acquiredAt !== lot.acquiredAt &&
                one.acquiredDay >= today - rule.windowDays,
            );
      return [
        {
          lot,
          loss,
          daysUntilLong: daysUntilLong(lot, today, regime),
          buyAgainFrom: rule === undefined ? undefined : dayText(today + rule.windowDays + 1),
          replacedBy: replacing.map(({ id }) => id),
        },
      ];
    })
    .sort((a, b) => b.loss.compare(a.loss));
}
