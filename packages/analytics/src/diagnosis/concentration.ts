import { isoOf, type RoundTrip } from '@rxtrade/core';
import type { Metrics } from '../metrics/metrics.ts';
import { percentText } from '../words/figures.ts';
import type { Finding } from './finding.ts';
import type { MoneyText } from './subject.ts';

/** A result of which one trade is this share is that trade's result. */
const shareMax = 0.5;
/** Of fewer trades, one is always a large part. */
const tradesMin = 4;

/** Whether one trade carries the result. */
export function concentrationFindings(
  { trades: { count, best, expectancy }, reportingCurrency }: Metrics,
  trades: readonly RoundTrip[],
  money: MoneyText,
): readonly Finding[] {
  if (count < tradesMin || best === undefined || expectancy === undefined) return [];
  const profit = expectancy * count;
  if (!(profit > 0) || best / profit < shareMax) return [];
  const rest = profit - best;
  const found = trades.find(({ pnl, instrument }) => pnl === best && instrument.quote === reportingCurrency);
  const which = found === undefined ? '' : ` (${found.instrument.id}, ${isoOf(found.exitAt).slice(0, 10)})`;
  return [
    {
      id: 'one-trade-carries',
      severity: rest <= 0 ? 'critical' : 'warning',
      sentence:
        rest <= 0
          ? `One trade carries the result: without the best one${which}, which brought ${money(best)}, the other ${count - 1} would have lost ${money(-rest)}.`
          : `One trade carries the result: the best one${which} brought ${money(best)}, ${percentText(best / profit, 0)} of all profit; the other ${count - 1} brought ${money(rest)}.`,
      figures: { best, profit, rest, share: best / profit },
    },
  ];
}
