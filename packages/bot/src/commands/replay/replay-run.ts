import { assembleBacktest, type BacktestResult } from '@rxtrade/backtest';
import {
  barColumns,
  combineFacts,
  type Decision,
  minute,
  type Refusal,
  type ReplayEnd,
  RxtradeError,
  replay,
  SilentFacts,
} from '@rxtrade/core';
import type { RecordingListener, RecordingReader } from '../../recording/index.ts';
import { recordedFact } from '../../recording/index.ts';
import { instrumentFrom } from '../../run/instrument-spec.ts';
import { loadedStrategies, optionsOf } from '../../run/prepare-run.ts';
import { assignmentsOf } from '../../run/strategy-specs.ts';

/** How a replay went: everything counted was the same as in the recording. */
export type Replayed = ReplayEnd & { readonly facts: number; readonly result: BacktestResult };

/**
 * Gives a trader that is made as the recorded one was the recorded inputs again.
 *
 * @throws As rejection, E071 at the first decision, refusal or order that differs, E907 for a damaged recording, E051 for
 * a strategy that prepares features, which are made of columns that a recording does not hold.
 */
export async function replayRun(reader: RecordingReader): Promise<Replayed> {
  const { spec } = reader.head;
  const strategies = await loadedStrategies(spec);
  const preparing = strategies.find(({ strategy }) => strategy.prepare !== undefined);
  if (preparing !== undefined)
    throw new RxtradeError(
      'E051',
      `strategy "${preparing.spec.id}" prepares features from whole columns, which a recording does not hold; use rxtrade explain`,
      { strategy: preparing.spec.id },
    );
  // the inputs bring the bars; the series only say which instruments there are
  const series = spec.instruments.map((one) => ({
    instrument: instrumentFrom(one),
    intervalMs: spec.intervalsMs?.[0] ?? minute,
    columns: barColumns(0),
  }));
  const run = assembleBacktest(optionsOf(spec, assignmentsOf(strategies), series, undefined));
  const compared = new ComparedFacts();
  const end = replay(reader.records(compared), { trader: run.trader, facts: combineFacts(run.facts, compared) });
  return { ...end, facts: compared.count, result: run.result({ bars: 0, events: 0, endedBy: 'data' }) };
}

/** Compares what a trader decides, step by step, with what was recorded. */
class ComparedFacts extends SilentFacts implements RecordingListener {
  count = 0;
  private readonly decided: string[] = [];

  override decision(decision: Decision): void {
    this.decided.push(recordedFact(decision));
  }

  override refusal(refusal: Refusal): void {
    this.decided.push(recordedFact(refusal));
  }

  onFact(line: string): void {
    const decided = this.decided.shift();
    if (decided !== line) throw different(decided ?? 'nothing', line);
    this.count += 1;
  }

  onStepOver(): void {
    const [more] = this.decided;
    if (more !== undefined) throw different(more, 'nothing');
  }
}

function different(decided: string, recorded: string): RxtradeError {
  return new RxtradeError(
    'E071',
    `the replay decided ${decided} where the recording has ${recorded}; code, strategy or recording has changed`,
    { decided, recorded },
  );
}
