import { methodNamed } from '../methods/method-named.ts';
import { noRates } from '../rates/table-rates.ts';
import type { TaxSettings } from './tax-settings.ts';

/** Settings with everything said. */
export type FullTaxSettings = Required<TaxSettings>;

/** Fills in the regime's defaults. @throws E502 when the regime's own method is none. */
export function fullSettings(settings: TaxSettings): FullTaxSettings {
  const { regime } = settings;
  return {
    regime,
    method: settings.method ?? methodNamed(regime.defaults.method),
    currency: settings.currency ?? regime.defaults.currency,
    timezone: settings.timezone ?? regime.defaults.timezone,
    assetClass: settings.assetClass ?? 'crypto',
    basisScope: settings.basisScope ?? 'universal',
    allocation: settings.allocation ?? {},
    rates: settings.rates ?? noRates,
    lossRule: settings.lossRule ?? true,
  };
}
