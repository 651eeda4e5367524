import type { RiskRule } from '@rxtrade/core';
import { type BalanceSettings, balance } from './balance/balance.ts';
import { maxPortfolioRisk } from './limits/max-portfolio-risk.ts';
import { maxPositionSize } from './limits/max-position-size.ts';
import { maxPositions } from './limits/max-positions.ts';
import { protection } from './protection/protection.ts';
import { venueRules } from './venue-rules/venue-rules.ts';

/** The limits of the reference configuration's `risk` and `trading` sections; what is absent is not limited. */
export type RiskSettings = BalanceSettings & {
  readonly maxPositions?: number;
  readonly maxPositionSize?: number;
  readonly maxPortfolioRisk?: number;
  readonly stopLossPercent?: number;
  readonly takeProfitPercent?: number;
};

/** The rules in the order they must judge: how many, how large, protected by what, at what risk, affordable, allowed. */
export function standardRules(settings: RiskSettings): readonly RiskRule[] {
  return [
    ...(settings.maxPositions === undefined ? [] : [maxPositions(settings.maxPositions)]),
    ...(settings.maxPositionSize === undefined ? [] : [maxPositionSize(settings.maxPositionSize)]),
    protection(settings),
    ...(settings.maxPortfolioRisk === undefined ? [] : [maxPortfolioRisk(settings.maxPortfolioRisk)]),
    balance(settings),
    venueRules(),
  ];
}
