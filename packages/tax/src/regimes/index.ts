export { au } from './au/au-regime.ts';
export { ca } from './ca/ca-regime.ts';
export { de } from './de/de-regime.ts';
export { fr } from './fr/fr-regime.ts';
export { gb } from './gb/gb-regime.ts';
export { generic } from './generic/generic-regime.ts';
export { regimeNamed, taxRegimes } from './regime-named.ts';
export type { Dated, LossRule, OutflowTreatment, TaxRegime, YearLines } from './tax-regime.ts';
export { us } from './us/us-regime.ts';
