import type { LotMethod } from '../methods/lot-method.ts';
import type { RulesApplied } from '../result/tax-result.ts';
import type { FullTaxSettings } from './full-settings.ts';

/** The rules that settings stand for, as a result names them. */
export function rulesOf({ regime, method, currency, timezone, basisScope, assetClass }: FullTaxSettings): RulesApplied {
  return {
    jurisdiction: regime.jurisdiction,
    method: method.name,
    follows: followedBy(method),
    currency,
    timezone,
    basisScope,
    assetClass,
    asOf: regime.asOf,
  };
}

function followedBy(method: LotMethod): RulesApplied['follows'] {
  if (method.kind === 'order') return 'lots';
  return method.kind === 'pool' && method.over === 'portfolio' ? 'portfolio' : 'pools';
}
