import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AssembledBacktest, assembleBacktest, type BacktestResult, checkData } from '@rxtrade/backtest';
import { combineFacts, type FactSink, type JournalStorage, type Pace, runWorld, type TraceNote } from '@rxtrade/core';
import type { Observable } from 'rxjs';
import type { PreparedRun } from './prepare-run.ts';

/** What accompanies a run without changing it. */
export type RunHooks = {
  readonly journal?: JournalStorage;
  /** Told every fact, beside the recorder that makes the result. */
  readonly facts?: FactSink;
  readonly stop$?: Observable<unknown>;
  /** Full speed when absent. */
  readonly pace?: Pace;
  readonly tracer?: (note: TraceNote) => void;
  readonly onProgress?: (progress: RunProgress) => void;
};

/** Where a run stands; what it has so far is in `run`. */
export type RunProgress = { readonly done: number; readonly total: number; readonly run: AssembledBacktest };

/** Bars between two looks at the terminal and at the stop signal. */
const progressBars = 5_000;

/** Runs the one trader over the run's history on the simulated venue. */
export async function executeRun({ options, series }: PreparedRun, hooks: RunHooks = {}): Promise<BacktestResult> {
  const { journal, facts, stop$, pace, tracer, onProgress } = hooks;
  const run = assembleBacktest({ ...options, ...(tracer && { tracer }) });
  checkData(options);
  const end = await runWorld({
    trader: run.trader,
    venue: run.venue,
    facts: facts === undefined ? run.facts : combineFacts(run.facts, facts),
    finish: run.finish,
    feeds: [
      {
        kind: 'history',
        name: 'history',
        series,
        ...(options.events && { events: options.events }),
        ...(pace && { pace }),
      },
    ],
    progressBars,
    breathe: () => nextTurn(),
    window: run.window,
    ruinShare: run.ruinShare,
    ...(journal && { journal }),
    ...(stop$ && { stop$ }),
    ...(onProgress && { onProgress: (done, total) => onProgress({ done, total, run }) }),
  });
  return run.result({ bars: end.world.bars, events: end.world.events, endedBy: end.endedBy });
}
