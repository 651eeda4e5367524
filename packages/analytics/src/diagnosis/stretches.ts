import { type EquityCurve, isoOf } from '@rxtrade/core';
import type { Metrics } from '../metrics/metrics.ts';
import { wealthIndex } from '../returns/wealth-index.ts';
import { percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';

/** With fewer trades a quarter has one or two, and is no pattern. */
const tradesMin = 12;

/** Whether profits came in one quarter of the time only, or ended half-way. */
export function stretchFindings(curve: EquityCurve, { totalReturn, trades }: Metrics): readonly Finding[] {
  if (totalReturn === undefined || !(totalReturn > 0) || trades.count < tradesMin) return [];
  const { logs, bounds } = quartersOf(curve);
  const total = Math.log1p(totalReturn);
  const most = logs.indexOf(Math.max(...logs));
  const rest = total - (logs[most] as number);
  if (rest <= 0)
    return [
      {
        id: 'one-period',
        severity: 'warning',
        sentence: `All profit comes from one quarter of the time (${dayText(bounds[most])} to ${dayText(bounds[most + 1])}, ${percentText(Math.expm1(logs[most] as number), 1)}); the other three together returned ${percentText(Math.expm1(rest), 1)}.`,
        figures: { quarter: most + 1, quarterReturn: Math.expm1(logs[most] as number), restReturn: Math.expm1(rest) },
      },
    ];
  const late = (logs[2] as number) + (logs[3] as number);
  if (!(late < 0)) return [];
  return [
    {
      id: 'faded',
      severity: 'warning',
      sentence: `It stopped working: the first half of the time returned ${percentText(Math.expm1(total - late), 1)}, the second ${percentText(Math.expm1(late), 1)}.`,
      figures: { firstReturn: Math.expm1(total - late), secondReturn: Math.expm1(late) },
    },
  ];
}

function quartersOf({ at, length, ...curve }: EquityCurve) {
  const index = wealthIndex({ at, length, ...curve });
  const startAt = at[0] as number;
  const span = (at[length - 1] as number) - startAt;
  const bounds = [0, 1, 2, 3, 4].map((quarter) => startAt + (span * quarter) / 4);
  let next = 0;
  const values = bounds.map((bound) => {
    while (next + 1 < length && (at[next + 1] as number) <= bound) next += 1;
    return index[next] as number;
  });
  const logs = values.slice(1).map((value, i) => Math.log(value / (values[i] as number)));
  return { logs, bounds };
}

function dayText(at: number | undefined): string {
  return isoOf(at ?? 0).slice(0, 10);
}
