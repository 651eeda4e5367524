import { zero } from '../amounts/exact-math.ts';
import type { ContractResult, ContractTotals } from '../contracts/contract-result.ts';
import type { TaxResult } from '../result/tax-result.ts';
import { lastDayOf, type YearNames } from './tax-year.ts';

/**
 * The lines of one tax year, written as the regime writes years: `2024`, or `2024-25`. What is held and the open questions
 * stay those of the whole record; `computeTaxYear` tells those of the year's end.
 *
 * @throws E519 when the jurisdiction does not write a tax year so.
 */
export function resultOfYear(result: TaxResult, regime: YearNames, year: string): TaxResult {
  lastDayOf(regime, year);
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
        totals: totalsOf(contracts, year),
      },
    }),
    years: years.filter((one) => one.year === year),
  };
}

function totalsOf({ years }: ContractResult, year: string): ContractTotals {
  const nothing = { realizedPnl: zero, fees: zero, funding: zero, net: zero };
  const { realizedPnl, fees, funding, net } = years.find((one) => one.year === year) ?? nothing;
  return { realizedPnl, fees, funding, net };
}

/** A sentence where nothing counted in a year; none where something did. */
export function yearsToldOf({ years }: Pick<TaxResult, 'years'>, year: string): readonly string[] {
  if (years.some((one) => one.year === year)) return [];
  const told = years.map((one) => one.year);
  return [
    `Nothing was disposed of or earned in ${year}; ${told.length === 0 ? 'nor in any other tax year' : `tax years with something: ${told.join(', ')}`}.`,
  ];
}
