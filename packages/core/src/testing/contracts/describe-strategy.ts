import { describe, expect, it } from 'vitest';
import { Bar, type BarSeries } from '../../market/index.ts';
import type { Strategy } from '../../strategy/index.ts';
import { type SavedStrategies, SilentFacts, type Trader, type TraderSink } from '../../trader/index.ts';
import { decisionsOver, poisoned, walk } from './plain-run.ts';

/** What a strategy is run on; a seeded random walk of 400 bars where nothing is said. */
export type DescribeStrategyOptions = {
  readonly params?: unknown;
  readonly series?: readonly BarSeries[];
  /** After which bars the poison test and the saving test cut in; five spread over the bars when absent. */
  readonly cuts?: readonly number[];
};

/**
 * What any strategy must hold to: it acts only inside steps, decides alike when it is run again, knows nothing of what
 * comes later, and goes on after a restart as if nothing had happened.
 */
export function describeStrategy(name: string, make: () => Strategy, options: DescribeStrategyOptions = {}): void {
  const { params, series = [walk(400, {})] } = options;
  const bars = Math.max(...series.map(({ columns }) => columns.length));
  const cuts = options.cuts ?? [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => Math.floor(part * bars));
  const run = (data = series, atInstant?: (trader: Trader, instant: number) => void) =>
    decisionsOver(data, { strategy: make(), params }, atInstant);

  describe(`${name} keeps the contract of a strategy`, () => {
    it('given a market, then it runs to its end, decides something, and acts only inside steps', () => {
      expect(run().decisions.length).toBeGreaterThan(0);
    });

    it('given the same market again, then the same decisions, to the last reason', () => {
      expect(run().decisions).toEqual(run().decisions);
    });

    it('given a market that does not move, then it neither fails nor decides what is not finite', () => {
      const flat = series.map(({ instrument }) => walk(bars, { noise: 0, instrument }));
      for (const { action, amount } of run(flat).decisions)
        if (action !== 'cancel') expect(Number.isFinite(amount)).toBe(true);
    });

    it.each(cuts)('given noise in place of everything after bar %d, then nothing at or before it changes', (cut) => {
      const noise = series.map((one, i) => poisoned(one, cut + 1, 11 + i));
      // ragged series: up to the earliest instant that any of them replaced
      const until = Math.min(
        ...series.map(({ columns, intervalMs }) => (columns.openAt[cut] ?? Number.POSITIVE_INFINITY) + intervalMs),
      );
      const known = (data: readonly BarSeries[]) => run(data).decisions.filter(({ at }) => at <= until);
      expect(known(noise)).toEqual(known(series));
    });

    it.runIf(canRestart(make(), params, series)).each(cuts)(
      'given a restart before instant %d, then it goes on as if nothing had happened',
      (cut) => {
        const restarted = run(series, (trader, instant) => {
          if (instant === cut) restart(trader, series);
        });
        expect(restarted.decisions).toEqual(run().decisions);
      },
    );
  });
}

/** A handler strategy without save and restore is not asked to survive a restart. */
function canRestart(strategy: Strategy, params: unknown, series: readonly BarSeries[]): boolean {
  if ('decide' in strategy) return true;
  let can = true;
  decisionsOver(series, { strategy, params }, (trader, instant) => {
    if (instant > 0) return;
    try {
      trader.saveStrategies();
    } catch {
      can = false;
    }
  });
  return can;
}

function restart(trader: Trader, series: readonly BarSeries[]): void {
  const { now } = trader;
  trader.restoreStrategies(JSON.parse(JSON.stringify(trader.saveStrategies())) as SavedStrategies);
  const past = series.flatMap((one) => Array.from({ length: one.columns.length }, (_, i) => new Bar(one, i)));
  trader.rebuild(
    past.filter(({ closeAt }) => closeAt <= now).sort((a, b) => a.closeAt - b.closeAt),
    new NoEffects(),
  );
}

class NoEffects extends SilentFacts implements TraderSink {
  submit(): void {
    throw new Error('a strategy that is shown the past sends nothing');
  }
  cancel(): void {
    throw new Error('a strategy that is shown the past cancels nothing');
  }
  timer(): void {}
}
