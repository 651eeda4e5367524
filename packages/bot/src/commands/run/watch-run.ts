import type { BacktestResult } from '@rxtrade/backtest';
import { type Clock, combineFacts, type JournalStorage, pacedBy } from '@rxtrade/core';
import type { Observable } from 'rxjs';
import type { CommandContext } from '../../cli/command.ts';
import { FileRecording, joinJournals, recordingFormat } from '../../recording/index.ts';
import { executeRun } from '../../run/execute-run.ts';
import type { PreparedRun } from '../../run/prepare-run.ts';
import { versionsOf } from '../../run/run-document.ts';
import { instrumentsText, strategiesText } from '../../run/run-texts.ts';
import { ProgressDisplay } from '../../terminal/index.ts';

/** A run, and everything that accompanies it. */
export type WatchedRun = {
  readonly run: PreparedRun;
  readonly context: CommandContext;
  readonly clock: Clock;
  readonly stop$: Observable<unknown>;
  readonly isQuiet: boolean;
  /** Times as fast as history; as fast as it can be when absent. */
  readonly speed?: number;
  readonly journal?: JournalStorage;
  /** Where to record it. */
  readonly record?: string;
};

/**
 * Runs it, shows how far it is, and keeps a recording where one is asked for: whole, or not at all.
 *
 * @throws As rejection, what the run throws, E906 or E907 for the recording.
 */
export async function watchRun(watched: WatchedRun): Promise<BacktestResult> {
  const { record, run } = watched;
  if (record === undefined) return execute(watched);
  const recording = new FileRecording(record, { format: recordingFormat, versions: versionsOf(), spec: run.spec });
  try {
    const result = await execute(watched, recording);
    recording.finish();
    return result;
  } catch (error) {
    recording.discard();
    throw error;
  }
}

async function execute(
  { run, context, clock, stop$, isQuiet, speed, journal }: WatchedRun,
  recording?: FileRecording,
): Promise<BacktestResult> {
  const display = isQuiet ? undefined : displayOf(run, context, clock);
  const journals = [journal, recording].filter((one) => one !== undefined);
  const facts = [display?.facts, recording?.facts].filter((one) => one !== undefined);
  try {
    return await executeRun(run, {
      stop$,
      ...(journals.length > 0 && { journal: joinJournals(journals) }),
      ...(facts.length > 0 && { facts: combineFacts(...facts) }),
      ...(display && { onProgress: (progress) => display.show(progress) }),
      ...(speed !== undefined && { pace: pacedBy({ clock, speed }) }),
    });
  } finally {
    display?.end();
  }
}

function displayOf({ spec, series, market }: PreparedRun, context: CommandContext, clock: Clock): ProgressDisplay {
  return new ProgressDisplay({
    screen: { isTty: context.isTty, columns: context.columns ?? 80, write: context.stderr },
    clock,
    title: `${market.isSynthetic ? 'SYNTHETIC  ' : ''}${strategiesText(spec)} on ${instrumentsText(series)}`,
    currency: spec.currency,
    cash: Number(spec.cash),
  });
}
