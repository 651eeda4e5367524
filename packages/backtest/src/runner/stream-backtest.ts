import { runWorld } from '@rxtrade/core';
import { asyncScheduler, merge, NEVER, Observable, type SchedulerLike, Subject } from 'rxjs';
import { assembleBacktest } from './assemble-backtest.ts';
import type { BacktestOptions } from './backtest-options.ts';
import { checkData } from './check-data.ts';
import { ProgressMeter, type ProgressRate } from './progress-meter.ts';
import type { BacktestResult } from './result.ts';
import { worldOf } from './run-backtest.ts';

/** How far a backtest is, in bars; rate and time left as its scheduler's clock has them. */
export type BacktestProgress = ProgressRate & { readonly kind: 'progress' };

/** The last word of a backtest. */
export type BacktestDone = { readonly kind: 'result'; readonly result: BacktestResult };

/** The options of `runBacktest`, and who decides when the next stretch begins. */
export type StreamBacktestOptions = BacktestOptions & {
  /** When each stretch begins: between two, other work gets its turn. By itself on `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
};

/**
 * Runs a backtest in stretches of `progressBars` bars and lets other work in between, so that a server answers, a page
 * draws and Ctrl-C is heard. The result is that of `runBacktest`, to the byte.
 *
 *     streamBacktest(options)   -p-p-p-p(r|)
 *
 * Cold: every subscription is a run of its own. Unsubscribing ends it after the stretch under way and drops what it has;
 * `stop$` ends it and keeps what it has as its result.
 *
 * @example
 * import { streamBacktest } from '@rxtrade/backtest';
 * import { builtInMarket } from '@rxtrade/simulator';
 * import { smaCross } from '@rxtrade/strategies';
 * import { timer } from 'rxjs';
 *
 * const { series } = builtInMarket();
 * const strategies = [{ strategy: smaCross }];
 * // after a second it has to be done with whatever it has
 * streamBacktest({ series, strategies, balances: { USDT: '10000' }, stop$: timer(1_000) }).subscribe((word) => {
 *   if (word.kind === 'progress') console.log(`${word.done} of ${word.total} bars`);
 *   else console.log(`equity ${word.result.finalEquity.toFixed(2)}${word.result.wasStopped ? ', stopped early' : ''}`);
 * });
 *
 * @throws on the error channel what `runBacktest` throws.
 */
export function streamBacktest(options: StreamBacktestOptions): Observable<BacktestProgress | BacktestDone> {
  return new Observable((subscriber) => {
    const cancel$ = new Subject<void>();
    const { scheduler = asyncScheduler, onProgress } = options;
    const breathe = () => new Promise<void>((resolve) => scheduler.schedule(() => resolve()));
    const isOver = () => subscriber.closed;
    const run = async () => {
      const assembled = assembleBacktest(options);
      checkData(options);
      const { series, events, detail, ...world } = worldOf(options, assembled);
      await breathe();
      const meter = new ProgressMeter(scheduler);
      if (isOver()) return;
      const end = await runWorld({
        ...world,
        feeds: [{ kind: 'history', name: 'history', series, ...(events && { events }), ...(detail && { detail }) }],
        stop$: merge(cancel$, options.stop$ ?? NEVER),
        breathe,
        onProgress: (done, total) => {
          onProgress?.(done, total);
          subscriber.next({ kind: 'progress', ...meter.at(done, total) });
        },
      });
      if (isOver()) return;
      const result = assembled.result({ bars: end.world.bars, events: end.world.events, endedBy: end.endedBy });
      subscriber.next({ kind: 'result', result });
      subscriber.complete();
    };
    run().catch((error: unknown) => subscriber.error(error));
    return () => cancel$.next();
  });
}
