import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { TaxResult } from '../result/tax-result.ts';

/**
 * The lines of one tax year, written as the regime writes years: `2024`, or `2024-25`. What is held and the open questions
 * stay those of the whole record, as they do not belong to a year.
 */
export function resultOfYear(result: TaxResult, regime: Pick<TaxRegime, 'yearOf'>, year: string): TaxResult {
  const isThen = ({ day }: { readonly day: number }) => regime.yearOf(day) === year;
  const { disposals, income, missing, contracts, years } = result;
  return {
    ...result,
    disposals: disposals.filter(isThen),
    income: income.filter(isThen),
    missing: missing.filter(isThen),
    ...(contracts !== undefined && {
      contracts: {
        ...contracts,
        averageEntry: contracts.averageEntry.filter(isThen),
        fifo: contracts.fifo.filter(isThen),
        years: contracts.years.filter((one) => one.year === year),
      },
    }),
    years: years.filter((one) => one.year === year),
  };
}
