import type { BacktestResult } from '@rxtrade/backtest';
import { RxtradeError, type TraceNote } from '@rxtrade/core';
import { executeRun } from '../../run/execute-run.ts';
import { checksumOf } from '../../run/market.ts';
import { type PreparedRun, prepareRun } from '../../run/prepare-run.ts';
import type { SavedRun } from '../../run/read-run.ts';

/** A run that was run again, and whether it came out as it did. */
export type RepeatedRun = { readonly run: PreparedRun; readonly result: BacktestResult; readonly isSame: boolean };

/**
 * Runs a run again from its plain description, with tracing.
 *
 * @throws As rejection, E910 when the bars are not those it ran on.
 */
export async function repeatRun(saved: SavedRun, tracer: (note: TraceNote) => void): Promise<RepeatedRun> {
  const { endAt, finalEquity } = saved.summary.metrics;
  // one that was stopped ends where it was stopped
  const to = saved.wasStopped ? Math.min(saved.spec.to ?? endAt, endAt) : saved.spec.to;
  const run = await prepareRun({ ...saved.spec, ...(to !== undefined && { to }) });
  for (const [i, series] of run.series.entries()) {
    if (saved.data[i]?.checksum !== checksumOf(series)) {
      throw new RxtradeError(
        'E910',
        `the bars of ${series.instrument.id} are not those the run had; restore its data file, or run it anew`,
        { instrument: series.instrument.id },
      );
    }
  }
  for (const [i, events] of (run.options.events ?? []).entries()) {
    if (saved.events?.[i]?.checksum !== checksumOf(events)) {
      throw new RxtradeError(
        'E910',
        `the ${events.kind} of ${events.instrument.id} are not those the run had; restore its store, or run it anew`,
        { instrument: events.instrument.id },
      );
    }
  }
  const result = await executeRun(run, { tracer });
  const isSame =
    result.decisions.length === saved.summary.decisions &&
    result.fills.length === saved.summary.fills &&
    result.finalEquity === finalEquity;
  return { run, result, isSame };
}
