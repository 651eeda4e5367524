import { RxtradeError } from '@rxtrade/core';
import { au } from './au/au-regime.ts';
import { ca } from './ca/ca-regime.ts';
import { de } from './de/de-regime.ts';
import { fr } from './fr/fr-regime.ts';
import { gb } from './gb/gb-regime.ts';
import { generic } from './generic/generic-regime.ts';
import type { TaxRegime } from './tax-regime.ts';
import { us } from './us/us-regime.ts';

/** Every jurisdiction that comes with the package. */
export const taxRegimes: readonly TaxRegime[] = [us, gb, de, ca, au, fr, generic];

/**
 * The jurisdiction of a name, in any case: `US`, `GB`, `DE`, `CA`, `AU`, `FR`, or `GENERIC`.
 *
 * @throws E502 when there is none of that name.
 */
export function regimeNamed(name: string): TaxRegime {
  const wanted = name.toUpperCase();
  const found = taxRegimes.find(({ jurisdiction }) => jurisdiction === wanted);
  if (found !== undefined) return found;
  const known = taxRegimes.map(({ jurisdiction }) => jurisdiction).join(', ');
  throw new RxtradeError('E502', `"${name}" is not a jurisdiction; write one of ${known}`, { jurisdiction: name });
}
