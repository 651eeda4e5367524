import type { CostCurve } from '@rxtrade/analytics';
import type { CostRuns } from './cost-runs.ts';

/** How the outer two differ from what a run assumes; fees are the venue's in all three. */
const texts = {
  kind: 'half of slippage, spread and latency',
  expected: 'as stated',
  harsh: 'twice the slippage, spread and latency',
} as const;

/** The cost runs as a report draws them and a diagnosis reads them. */
export function costCurvesOf({ runs }: Pick<CostRuns, 'runs'>): readonly CostCurve[] {
  return runs.map(({ name, curve, metrics }) => ({ name, curve, metrics, text: texts[name] }));
}
