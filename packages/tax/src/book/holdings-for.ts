import { dayOfDate, type LocalDay } from '../calendar/local-day.ts';
import type { Holdings, HoldingsSink } from '../holdings/holdings.ts';
import { LotHoldings } from '../holdings/lot-holdings.ts';
import { MatchedHoldings } from '../holdings/matched-holdings.ts';
import { PoolHoldings } from '../holdings/pool-holdings.ts';
import { PortfolioHoldings } from '../holdings/portfolio-holdings.ts';
import { SuperficialLosses } from '../holdings/superficial-losses.ts';
import { rememberedTerms } from '../holdings/terms.ts';
import { WashSales } from '../holdings/wash-sales.ts';
import { AccountPlaces, type LotPlaces, UniversalPlaces } from '../lots/lot-places.ts';
import { TransitionPlaces } from '../lots/transition-places.ts';
import type { LotOrder } from '../methods/lot-method.ts';
import type { Conversion } from './conversion.ts';
import type { FullTaxSettings } from './full-settings.ts';

/** Basis is followed account by account from this day on (Treas. Reg. 1.1012-1(j), T.D. 10000). */
export const usTransitionDay = dayOfDate(2025, 1, 1);

/** The holdings that a method needs. */
export function holdingsFor(settings: FullTaxSettings, conversion: Conversion, sink: HoldingsSink): Holdings {
  const { method, basisScope } = settings;
  switch (method.kind) {
    case 'order': {
      const places = placesFor(method, settings);
      const washSales = washSalesFor(settings, places, sink);
      return new LotHoldings({ order: method, places, termOf: rememberedTerms(settings.regime), washSales }, sink);
    }
    case 'pool': {
      if (method.over === 'portfolio')
        return new PortfolioHoldings(
          { method, worthOf: (asset, quantity, day) => conversion.worthOf(asset, quantity, day) },
          sink,
        );
      const isPerAccount = basisScope === 'per-account';
      return new PoolHoldings({ method, isPerAccount, superficialLosses: superficialLossesFor(settings) }, sink);
    }
    case 'matcher':
      return new MatchedHoldings(method, sink);
  }
}

function placesFor(order: LotOrder, { basisScope, allocation }: FullTaxSettings): LotPlaces {
  switch (basisScope) {
    case 'universal':
      return new UniversalPlaces(order);
    case 'per-account':
      return new AccountPlaces(order);
    case 'us-transition':
      return new TransitionPlaces(order, { from: usTransitionDay, allocation });
  }
}

function washSalesFor(settings: FullTaxSettings, places: LotPlaces, sink: HoldingsSink): WashSales | undefined {
  const { regime, lossRule, assetClass } = settings;
  const rule = regime.lossRule;
  if (rule?.kind !== 'wash-sale' || !lossRule) return undefined;
  const appliesOn = (day: LocalDay) => rule.appliesTo(assetClass, day);
  return new WashSales({ windowDays: rule.windowDays, places, appliesOn, yearOf: (day) => regime.yearOf(day), sink });
}

function superficialLossesFor({ regime, lossRule, assetClass }: FullTaxSettings): SuperficialLosses | undefined {
  const rule = regime.lossRule;
  if (rule?.kind !== 'superficial-loss' || !lossRule) return undefined;
  return new SuperficialLosses(rule.windowDays, (day) => rule.appliesTo(assetClass, day));
}
