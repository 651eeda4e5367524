export type { Dated, LossRule, TaxRegime, YearLines } from './tax-regime.ts';
