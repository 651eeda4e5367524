import { type BacktestResult, type CostRun, costNames, costRunOf, withCosts } from '@rxtrade/backtest';
import { isRxtradeError } from '@rxtrade/core';
import type { Observable } from 'rxjs';
import { executeRun, type RunProgress } from './execute-run.ts';
import type { PreparedRun } from './prepare-run.ts';

/** What a run came to under kind, expected and harsh costs, and what kept one of them from being run. */
export type CostRuns = { readonly runs: readonly CostRun[]; readonly notes: readonly string[] };

/** What accompanies the further runs. */
export type CostHooks = {
  readonly stop$?: Observable<unknown>;
  readonly onProgress?: (name: string, progress: RunProgress) => void;
};

/**
 * Runs a run again with kind and with harsh costs. One without costs, or that was stopped, has none beside it; where one
 * of the further runs is stopped, or a strategy fails in it, it is left out and the notes say so.
 */
export async function costRunsOf(run: PreparedRun, expected: BacktestResult, hooks: CostHooks): Promise<CostRuns> {
  const runs: CostRun[] = [];
  const notes: string[] = [];
  if (expected.assumptions.isFree || expected.wasStopped) return { runs, notes };
  for (const name of costNames) {
    if (name === 'expected') {
      runs.push(costRunOf(name, expected));
      continue;
    }
    try {
      const result = await executeRun({ ...run, options: withCosts(run.options, name) }, hooksOf(name, hooks));
      if (result.wasStopped) return { runs: [], notes: [`The runs with kind and harsh costs were stopped.`] };
      runs.push(costRunOf(name, result));
    } catch (error) {
      if (!isRxtradeError(error)) throw error;
      notes.push(`With ${name} costs the run failed: ${error.message}`);
    }
  }
  return { runs, notes };
}

function hooksOf(name: string, { stop$, onProgress }: CostHooks) {
  return {
    ...(stop$ && { stop$ }),
    ...(onProgress && { onProgress: (progress: RunProgress) => onProgress(name, progress) }),
  };
}
