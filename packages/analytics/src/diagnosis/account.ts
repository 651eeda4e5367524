import type { Metrics } from '../metrics/metrics.ts';
import { percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';
import type { Diagnosed, MoneyText } from './subject.ts';

const exposureMin = 0.1;
const drawdownMax = 0.5;
/** So many losses like the worst one would end the account. */
const lossesToRuin = 5;

/** Whether the account lived, and how near it came to not. */
export function accountFindings({ metrics, curve }: Diagnosed, money: MoneyText): readonly Finding[] {
  const lowest = curve.equity.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  return [...loses(metrics), ...ruin(metrics, lowest, money), ...unexposed(metrics)];
}

function loses({ totalReturn, trades: { count, expectancy = 0, fees } }: Metrics): readonly Finding[] {
  if (totalReturn === undefined || totalReturn >= 0) return [];
  const isBeforeFees = fees > 0 && expectancy * count + fees < 0;
  return [
    {
      id: 'loses',
      severity: 'warning',
      sentence: `It lost ${percentText(-totalReturn)}${isBeforeFees ? ', and its trades would have lost without fees too' : ''}.`,
      figures: { totalReturn },
    },
  ];
}

function ruin({ maxDrawdown, trades, initialEquity }: Metrics, lowest: number, money: MoneyText): readonly Finding[] {
  if (lowest <= 0)
    return [
      {
        id: 'ruined',
        severity: 'critical',
        sentence: `The account was ruined: its equity fell to ${money(lowest)}. Nothing after that is a result.`,
        figures: { lowestEquity: lowest },
      },
    ];
  if (maxDrawdown !== undefined && maxDrawdown >= drawdownMax)
    return [
      {
        id: 'ruin-nearby',
        severity: maxDrawdown >= 0.8 ? 'critical' : 'warning',
        sentence: `Ruin was near: at worst ${percentText(maxDrawdown, 0)} of the account was lost, and it takes a gain of ${percentText(1 / (1 - maxDrawdown) - 1, 0)} to make up for that.`,
        figures: { maxDrawdown, gainNeeded: 1 / (1 - maxDrawdown) - 1 },
      },
    ];
  const worst = trades.worst ?? 0;
  if (!(initialEquity > 0) || -worst * lossesToRuin < initialEquity) return [];
  return [
    {
      id: 'ruin-nearby',
      severity: 'warning',
      sentence: `Ruin is near: ${Math.max(1, Math.floor(initialEquity / -worst))} losses like the worst one (${money(worst)}) would use up what the account began with.`,
      figures: { worst, initialEquity },
    },
  ];
}

function unexposed({ exposure, trades: { count } }: Metrics): readonly Finding[] {
  if (exposure === undefined || exposure >= exposureMin || count === 0) return [];
  return [
    {
      id: 'mostly-unexposed',
      severity: 'note',
      sentence: `It held nothing ${percentText(1 - exposure, 1)} of the time: the result rests on ${percentText(exposure, 1)} of the data.`,
      figures: { exposure },
    },
  ];
}
