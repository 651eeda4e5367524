import type { LocalDay } from '../calendar/local-day.ts';
import type { ContractResult } from '../contracts/contract-result.ts';
import type { TaxRegime, YearLines } from '../regimes/tax-regime.ts';
import type { Disposal } from '../result/disposal.ts';
import type { AssetClass, IncomeLine, YearFigures } from '../result/tax-result.ts';

/** Cuts lines into tax years and asks the regime what each comes to. A year in which nothing counted is left out. */
export function yearsOf({
  regime,
  assetClass,
  disposals,
  income,
  contracts,
}: {
  readonly regime: TaxRegime;
  readonly assetClass: AssetClass;
  readonly disposals: readonly Disposal[];
  readonly income: readonly IncomeLine[];
  readonly contracts: ContractResult['years'];
}): readonly YearFigures[] {
  const years = new Map<string, { disposals: Disposal[]; income: IncomeLine[] }>();
  const linesOf = (year: string) => {
    let lines = years.get(year);
    if (lines === undefined) {
      lines = { disposals: [], income: [] };
      years.set(year, lines);
    }
    return lines;
  };
  const yearOf = rememberedYears(regime);
  for (const disposal of disposals) if (disposal.isTaxable) linesOf(yearOf(disposal.day)).disposals.push(disposal);
  for (const line of income) linesOf(yearOf(line.day)).income.push(line);
  for (const { year } of contracts) linesOf(year);
  return [...years]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([year, lines]): YearLines => {
      const totals = contracts.find((one) => one.year === year);
      return { year, assetClass, ...lines, contracts: totals };
    })
    .map((lines) => regime.figuresOf(lines));
}

/** A year's text is made once a day of history, not once a fill. */
function rememberedYears(regime: TaxRegime): (day: LocalDay) => string {
  const years = new Map<LocalDay, string>();
  return (day) => {
    const known = years.get(day);
    if (known !== undefined) return known;
    const year = regime.yearOf(day);
    years.set(day, year);
    return year;
  };
}
