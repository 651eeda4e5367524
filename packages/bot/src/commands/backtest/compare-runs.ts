import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { comparisonText } from './comparison-text.ts';
import { comparisonOf } from './run-differences.ts';
import { type ComparedRun, runToCompare } from './run-to-compare.ts';

/** The options of `backtest compare` as they were typed. */
export type CompareFlags = { readonly json?: boolean };

/** `rxtrade backtest compare`: tells in what two runs differ. */
export function compareRuns(input: {
  readonly a: string;
  readonly b: string;
  readonly flags: CompareFlags;
  readonly context: CommandContext;
}): void {
  const { flags, context } = input;
  const [a, b] = [runToCompare(input.a, context.cwd), runToCompare(input.b, context.cwd)];
  const comparison = comparisonOf(a, b);
  if (flags.json === true)
    context.stdout(`${JSON.stringify({ a: whichOf(a), b: whichOf(b), ...comparison }, undefined, 2)}\n`);
  else context.stdout(comparisonText(a, b, comparison));
  context.exitCode(exitCodes.done);
}

function whichOf({ folder, document }: ComparedRun) {
  const { id, isSynthetic, isFree, wasStopped, summary, diagnosis } = document;
  return { id, folder, isSynthetic, isFree, wasStopped, currency: summary.currency, diagnosis };
}
