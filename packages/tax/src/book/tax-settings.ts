import type { Currency } from '@rxtrade/core';
import type { BasisAllocation } from '../lots/transition-places.ts';
import type { LotMethod } from '../methods/lot-method.ts';
import type { RateSource } from '../rates/rate-source.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { AssetClass, BasisScope } from '../result/tax-result.ts';

/** What a computation goes by. Only the regime has to be named; the rest has the regime's defaults. */
export type TaxSettings = {
  readonly regime: TaxRegime;
  readonly method?: LotMethod;
  /** The reporting currency. */
  readonly currency?: Currency;
  /** The zone that decides days and tax years. */
  readonly timezone?: string;
  /** `crypto` unless told. */
  readonly assetClass?: AssetClass;
  /** `universal` unless told. */
  readonly basisScope?: BasisScope;
  /** How basis was allocated to accounts on 1 January 2025; only `us-transition` asks. */
  readonly allocation?: BasisAllocation;
  /** Rates for money and coins without one of their own; none unless told. */
  readonly rates?: RateSource;
  /** Whether wash sales or superficial losses are looked for, where the law reaches the asset class. True unless told. */
  readonly lossRule?: boolean;
};
