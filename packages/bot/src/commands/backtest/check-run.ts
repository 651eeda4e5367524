import { isoOf } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { type PreparedRun, prepareRun } from '../../run/prepare-run.ts';
import { syntheticLabel } from '../../run/run-document.ts';
import { type RunFlags, readFlags } from '../../run/run-flags.ts';
import { instrumentsText, strategiesText } from '../../run/run-texts.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { planTrade } from '../run/plan-trade.ts';

/** A check of a strategy over the bars that a backtest would run on. */
export type Check<Report> = {
  readonly flags: RunFlags;
  readonly context: CommandContext;
  readonly title: string;
  readonly check: (run: PreparedRun, onProgress: (done: number, total: number) => void) => Report;
  readonly isFine: (report: Report) => boolean;
  readonly describe: (report: Report) => readonly string[];
};

/** Plans a run, checks it with progress on a terminal, tells the report, and ends with 4 where there is a problem. */
export async function checkRun<Report extends object>(input: Check<Report>): Promise<void> {
  const { flags, context, title, check, isFine, describe } = input;
  const planned = await planTrade({ world: 'backtest', flags, context }, readFlags(flags));
  const run = await prepareRun(planned.spec, planned);
  const progress = new WorkProgress(title, { ...context, isTty: context.isTty && flags.quiet !== true });
  let report: Report;
  try {
    report = check(run, (done, total) => progress.show(done, total));
  } finally {
    progress.end();
  }
  if (flags.json === true) context.stdout(documentOf(run, report));
  else {
    const { market, spec, series } = run;
    if (market.isSynthetic) context.stdout(`${syntheticLabel}\n`);
    context.stdout(
      `${strategiesText(spec)} on ${instrumentsText(series)}\n${describe(report)
        .map((line) => `  ${line}\n`)
        .join('')}`,
    );
  }
  context.exitCode(isFine(report) ? exitCodes.done : exitCodes.checkFoundProblem);
}

const instants = ['at', 'cutAt', 'from'];

function documentOf({ spec, market }: PreparedRun, report: object): string {
  const told = (key: string, value: unknown) =>
    instants.includes(key) && typeof value === 'number' ? isoOf(value) : value;
  const document = {
    strategies: spec.strategies,
    seed: spec.seed,
    isSynthetic: market.isSynthetic,
    ...(JSON.parse(JSON.stringify(report, told)) as object),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
