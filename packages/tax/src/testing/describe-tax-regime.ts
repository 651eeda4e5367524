import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTax } from '../book/index.ts';
import { dayOfDate } from '../calendar/index.ts';
import { methodNamed } from '../methods/index.ts';
import type { TaxRegime } from '../regimes/index.ts';
import { anyTransactions } from './any-transactions.ts';

const days = fc.integer({ min: dayOfDate(2000, 1, 1), max: dayOfDate(2060, 12, 31) });
const outflows = ['sell', 'spend', 'gift', 'donate', 'lost'] as const;

/**
 * What every jurisdiction must hold to: its years follow each other without a gap, its terms only get better with time,
 * it has an answer for every way units can leave, and a year whose tables nobody entered still has its gains, with each
 * missing figure named and none guessed. `make` gives a fresh regime.
 */
export function describeTaxRegime(name: string, make: () => TaxRegime): void {
  describe(`${name} keeps the contract of a jurisdiction`, () => {
    it('given itself, then it says whose law it is and of which day, and its defaults exist', () => {
      const { jurisdiction, asOf, defaults } = make();
      expect(jurisdiction.trim()).not.toBe('');
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(methodNamed(defaults.method).name).toBe(defaults.method);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: defaults.timezone })).not.toThrow();
    });

    it('given two days, then the later one is in the same tax year or a later one', () => {
      fc.assert(
        fc.property(days, days, (a, b) => {
          const regime = make();
          expect(regime.yearOf(Math.min(a, b)) <= regime.yearOf(Math.max(a, b))).toBe(true);
          expect(regime.yearOf(a)).toMatch(/^\d{4}(-\d\d)?$/);
        }),
      );
    });

    it('given any day, then a term changes after it, and for units acquired later no sooner', () => {
      fc.assert(
        fc.property(days, (day) => {
          const regime = make();
          const first = regime.longTermFrom(day);
          expect(first === undefined).toBe(regime.termNames === undefined);
          if (first === undefined) return;
          expect(first).toBeGreaterThan(day);
          expect(regime.longTermFrom(day + 1) ?? first).toBeGreaterThanOrEqual(first);
        }),
      );
    });

    it('given every way units can leave, then it has an answer, and a sale is a disposal', () => {
      const regime = make();
      for (const type of outflows) expect(['disposal', 'untaxed', 'ignored']).toContain(regime.treatmentOf(type));
      expect(regime.treatmentOf('sell')).toBe('disposal');
    });

    it('given any trades in any year, then each year has figures, those left out are named, and none is both', () => {
      fc.assert(
        fc.property(anyTransactions(), fc.integer({ min: -20, max: 40 }), (trades, shift) => {
          const regime = make();
          const moved = trades.map((one) => ({ ...one, at: one.at + shift * 365 * 86_400_000 }));
          const valued = moved.map((one) => (one.type === 'sell' ? { ...one, portfolioValue: one.value } : one));
          const { years, disposals } = computeTax(valued as typeof moved, { regime, currency: 'USD' });
          const hasTaxable = (year: string) => disposals.some(({ day }) => regime.yearOf(day) === year);
          for (const { year, figures, leftOut } of years) {
            expect(year).toMatch(/^\d{4}(-\d\d)?$/);
            expect(Object.keys(figures).length).toBeGreaterThan(0);
            const isLeftOut = leftOut.some(({ figure }) => figure === regime.taxedFigure);
            if (hasTaxable(year)) expect(Object.hasOwn(figures, regime.taxedFigure), 'what is taxed').toBe(!isLeftOut);
            for (const { figure, reason } of leftOut) {
              expect(Object.keys(figures)).not.toContain(figure);
              expect(reason).toContain(year);
            }
          }
        }),
      );
    });
  });
}
