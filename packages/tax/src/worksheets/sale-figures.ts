import { shareOf, sum } from '../amounts/exact-math.ts';
import type { Disposal } from '../result/disposal.ts';
import type { Figure } from '../result/tax-result.ts';

/** What a part of sales comes to; fees go with the units, so that price less cost and expenses is the gain of that part. */
export function saleFigures(
  disposals: readonly Disposal[],
  partOf: (disposal: Disposal) => Disposal['matches'],
): Readonly<Record<'salePrice' | 'saleCost' | 'saleExpenses', Figure>> {
  const parts = disposals.map((disposal) => {
    const matches = partOf(disposal);
    const units = sum(matches.map(({ quantity }) => quantity));
    const expenses = shareOf(disposal.disposalFees, units, disposal.quantity);
    const net = sum(matches.map(({ proceeds }) => proceeds));
    return { expenses, price: net.plus(expenses), cost: sum(matches.map(({ costBasis }) => costBasis)) };
  });
  return {
    salePrice: sum(parts.map(({ price }) => price)),
    saleCost: sum(parts.map(({ cost }) => cost)),
    saleExpenses: sum(parts.map(({ expenses }) => expenses)),
  };
}
