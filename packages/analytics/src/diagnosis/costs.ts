import type { CostCurve } from '../costs/cost-curve.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';
import type { Diagnosed, MoneyText } from './subject.ts';

/** Fees that take more than half of what there is leave nothing for a worse fill. */
const feeShareMax = 0.5;

/** Whether the result survives what trading costs. */
export function costFindings({ metrics, isFree, costs }: Diagnosed, money: MoneyText): readonly Finding[] {
  return [...zeroCost(isFree === true), ...fees(metrics, money), ...harsh(metrics, costs ?? [])];
}

function zeroCost(isFree: boolean): readonly Finding[] {
  if (!isFree) return [];
  return [
    {
      id: 'zero-cost',
      severity: 'critical',
      sentence: 'Nothing costs anything in this run: no fees, no spread, no slippage. Real results will be worse.',
      figures: {},
    },
  ];
}

function fees({ trades: { count, expectancy, fees: paid } }: Metrics, money: MoneyText): readonly Finding[] {
  const net = (expectancy ?? 0) * count;
  const gross = net + paid;
  if (!(gross > 0) || paid / gross < feeShareMax) return [];
  const figures = { fees: paid, profitBeforeFees: gross, profit: net, share: paid / gross };
  return [
    {
      id: 'fees-eat-the-edge',
      severity: net <= 0 ? 'critical' : 'warning',
      sentence:
        net <= 0
          ? `Fees eat the edge: before fees the trades earned ${money(gross)}, the fees were ${money(paid)}, and what is left is ${money(net)}.`
          : `Fees eat the edge: they took ${percentText(paid / gross, 0)} of what the trades earned before them, ${money(paid)} of ${money(gross)}.`,
      figures,
    },
  ];
}

function harsh({ totalReturn }: Metrics, costs: readonly CostCurve[]): readonly Finding[] {
  const run = costs.find(({ name }) => name === 'harsh');
  const harshReturn = run?.metrics.totalReturn;
  if (run === undefined || harshReturn === undefined || totalReturn === undefined) return [];
  if (!(totalReturn > 0 && harshReturn <= 0)) return [];
  return [
    {
      id: 'dies-at-harsh-costs',
      severity: 'warning',
      sentence: `It lives on its costs being right: with harsh ones (${run.text}) it returns ${percentText(harshReturn)} instead of ${percentText(totalReturn)}.`,
      figures: { totalReturn, harshReturn },
    },
  ];
}
