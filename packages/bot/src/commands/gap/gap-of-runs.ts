import { resolve } from 'node:path';
import { explainGap } from '@rxtrade/backtest';
import { RxtradeError } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { RecordingReader } from '../../recording/index.ts';
import { type PreparedRun, prepareRun } from '../../run/prepare-run.ts';
import { readRun } from '../../run/read-run.ts';
import type { RunSpec } from '../../run/run-spec.ts';
import { strategiesText } from '../../run/run-texts.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { gapText } from './gap-text.ts';

/** The options of `gap` as they were typed. */
export type GapFlags = { readonly json?: boolean; readonly quiet?: boolean };

/** `rxtrade gap`: tells why a recorded run came out other than its backtest. */
export async function gapOfRuns(input: {
  readonly recording: string;
  readonly run: string;
  readonly flags: GapFlags;
  readonly context: CommandContext;
}): Promise<void> {
  const { recording, flags, context } = input;
  const reader = new RecordingReader(resolve(context.cwd, recording));
  const { spec: recordedSpec } = reader.head;
  const { spec, id } = readRun(input.run, context.cwd);
  requireSameAccount(recordedSpec, spec, { recording, run: input.run });
  const backtest = await prepareRun(spec);
  const spread = await spreadOf(recordedSpec, backtest);
  const isQuiet = flags.quiet === true || flags.json === true;
  const progress = new WorkProgress('gap', { ...context, isTty: context.isTty && !isQuiet });
  const report = await explainGap({
    backtest: backtest.options,
    records: reader.records({ onFact: () => undefined, onStepOver: () => undefined }),
    ...(spread && { spread }),
    onProgress: (done, total) => progress.show(done, total),
  }).finally(() => progress.end());
  const isSynthetic = backtest.market.isSynthetic;
  const what = { recording, backtest: id, strategy: strategiesText(spec), isSynthetic };
  if (flags.json === true) context.stdout(`${JSON.stringify({ ...what, ...report }, undefined, 2)}\n`);
  else context.stdout(gapText(what, report));
  context.exitCode(exitCodes.done);
}

/** @throws E911 where the two hold different accounts: their profits cannot be taken from each other. */
function requireSameAccount(
  recorded: RunSpec,
  backtest: RunSpec,
  names: { readonly recording: string; readonly run: string },
): void {
  const idsOf = ({ instruments }: RunSpec) =>
    instruments
      .map(({ id }) => id)
      .sort()
      .join(', ');
  const pairs = [
    ['cash', recorded.cash, backtest.cash],
    ['currency', recorded.currency, backtest.currency],
    ['instruments', idsOf(recorded), idsOf(backtest)],
  ] as const;
  const different = pairs.find(([, one, other]) => one !== other);
  if (different === undefined) return;
  const [name, one, other] = different;
  throw new RxtradeError(
    'E911',
    `the recording has ${name} ${one} and the backtest ${other}; run the backtest with those of the recording`,
    { ...names, [name]: [one, other] },
  );
}

/** The spread the recorded venue charged. */
async function spreadOf(recorded: RunSpec, backtest: PreparedRun) {
  const isSameMarket = JSON.stringify(recorded.data) === JSON.stringify(backtest.spec.data);
  const { strategies, market } = backtest;
  const run = await prepareRun(recorded, { strategies, ...(isSameMarket && { market }) });
  return run.options.venue?.spread;
}
