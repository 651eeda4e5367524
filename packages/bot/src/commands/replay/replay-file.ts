import { resolve } from 'node:path';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { RecordingReader } from '../../recording/index.ts';
import { versionsOf } from '../../run/run-document.ts';
import { strategiesText } from '../../run/run-texts.ts';
import { replayRun } from './replay-run.ts';

/** Replays a recording and tells how it compares. */
export async function replayFile(input: {
  readonly file: string;
  readonly isJson: boolean;
  readonly context: CommandContext;
}): Promise<void> {
  const { file, isJson, context } = input;
  const reader = new RecordingReader(resolve(context.cwd, file));
  const { spec, versions } = reader.head;
  const own = versionsOf();
  if (own.rxtrade !== versions.rxtrade || own.node !== versions.node)
    context.stderr(
      `recorded with rxtrade ${versions.rxtrade} on Node ${versions.node}, replayed with ${own.rxtrade} on ${own.node}\n`,
    );
  const { inputs, intents, facts, result } = await replayRun(reader);
  const isSynthetic = spec.data.kind === 'synthetic';
  const document = {
    file,
    isSame: true,
    isSynthetic,
    inputs,
    orders: intents,
    decisions: facts,
    finalEquity: result.finalEquity,
    currency: spec.currency,
  };
  if (isJson) context.stdout(`${JSON.stringify(document, undefined, 2)}\n`);
  else
    context.stdout(
      `${isSynthetic ? 'SYNTHETIC  ' : ''}${strategiesText(spec)}: all ${facts} decisions and refusals and ${intents} orders of ${inputs} inputs are as recorded; final equity ${result.finalEquity.toFixed(2)} ${spec.currency}\n`,
    );
  context.exitCode(exitCodes.done);
}
