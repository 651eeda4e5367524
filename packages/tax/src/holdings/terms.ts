import type { LocalDay } from '../calendar/local-day.ts';
import type { TaxRegime } from '../regimes/tax-regime.ts';
import type { Term } from '../result/disposal.ts';

/** How a gain is called by the time held. */
export type TermOf = (from: LocalDay, sold: LocalDay) => Term | undefined;

/**
 * The regime's terms, remembered by the day of acquisition: a million fills share a few thousand days, and date arithmetic
 * is slow.
 */
export function rememberedTerms({ longTermFrom, termNames }: Pick<TaxRegime, 'longTermFrom' | 'termNames'>): TermOf {
  if (termNames === undefined) return () => undefined;
  const { before, after } = termNames;
  const firstDays = new Map<LocalDay, LocalDay>();
  return (from, sold) => {
    let first = firstDays.get(from);
    if (first === undefined) {
      first = longTermFrom(from) ?? Number.POSITIVE_INFINITY;
      firstDays.set(from, first);
    }
    return sold < first ? before : after;
  };
}
