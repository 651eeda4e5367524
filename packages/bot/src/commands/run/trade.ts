import { basename, join, resolve, sep } from 'node:path';
import type { BacktestResult } from '@rxtrade/backtest';
import { type Clock, MemoryJournal, RxtradeError, WallClock } from '@rxtrade/core';
import { Subject } from 'rxjs';
import { exitCodes } from '../../cli/exit-codes.ts';
import type { RunAfterTax } from '../../run/after-tax.ts';
import { type CostRuns, costRunsOf } from '../../run/cost-runs.ts';
import { type PreparedRun, prepareRun } from '../../run/prepare-run.ts';
import { type RunDocument, type RunOutcome, runDocument } from '../../run/run-document.ts';
import { type ReadFlags, type RunFlags, readFlags } from '../../run/run-flags.ts';
import { strategyNames } from '../../run/run-texts.ts';
import { saveRun } from '../../run/save-run.ts';
import { summaryText } from '../../run/summary-text.ts';
import { requireFree, reserveRunFolder } from '../../run-folder/index.ts';
import { WorkProgress } from '../../terminal/index.ts';
import { planTrade, type TradeInput } from './plan-trade.ts';
import { watchRun } from './watch-run.ts';

/** Where a run's results and its recording go. */
type Places = { readonly out?: string; readonly record?: string };

/** Plans a run, runs it, keeps what came of it, and tells the figures. */
export async function trade(input: TradeInput): Promise<void> {
  const { flags, context } = input;
  const clock = context.clock ?? new WallClock();
  const startedAt = clock.now();
  const read = readFlags(flags);
  const places = placesOf(flags, context.cwd);
  // few ask, and whoever does not need not wait until tax is loaded
  const taxed =
    flags.tax === undefined && flags.taxRate === undefined ? undefined : await import('../../run/after-tax.ts');
  const taxAsk = taxed?.readTaxAsk(flags);
  const afterTaxOf: AfterTaxOf = (run, result) => taxAsk && taxed?.runAfterTax(run, result, taxAsk);
  const planned = await planTrade(input, read);
  const run = await prepareRun(planned.spec, planned);
  const stop$ = new Subject<void>();
  const forget = context.onInterrupt?.(() => {
    context.stderr('\nstopping; what is done so far will be kept, press Ctrl-C again to end at once\n');
    stop$.next();
  });
  try {
    await runAndKeep({ ...input, run, read, places, clock, startedAt, stop$, afterTaxOf });
  } finally {
    forget?.();
  }
}

type KeptRun = TradeInput & {
  readonly run: PreparedRun;
  readonly read: ReadFlags;
  readonly places: Places;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly stop$: Subject<void>;
  readonly afterTaxOf: AfterTaxOf;
};

type AfterTaxOf = (run: PreparedRun, result: BacktestResult) => RunAfterTax | undefined;

async function runAndKeep(kept: KeptRun): Promise<void> {
  const { world, flags, context, run, read, places, clock, startedAt, stop$, afterTaxOf } = kept;
  const journal = world === 'paper' ? new MemoryJournal() : undefined;
  const result = await watchRun({
    run,
    context,
    clock,
    stop$,
    isQuiet: flags.quiet === true,
    ...(journal && { journal }),
    ...(read.speed !== undefined && { speed: read.speed }),
    ...(places.record !== undefined && { record: places.record }),
  });
  const costs = flags.costRuns === false ? { runs: [], notes: [] } : await watchCosts(kept, result);
  const afterTax = afterTaxOf(run, result);
  const outcome = { result, costs, ...(journal && { journal }), ...(afterTax && { afterTax }) };
  const name = strategyNames(run.spec);
  const folder = places.out ?? (world === 'paper' ? reserveRunFolder(context.cwd, startedAt, name) : undefined);
  const times = { id: folder === undefined ? name : basename(folder), startedAt, endedAt: clock.now() };
  const document = runDocument(run, outcome, times);
  if (folder !== undefined) await saveRun({ folder, isReserved: places.out === undefined }, run, outcome, document);
  tell(kept, outcome, document, folder);
  context.exitCode(result.wasStopped ? exitCodes.failed : exitCodes.done);
}

/** The two further runs, with their progress on a terminal. */
async function watchCosts({ run, context, flags, stop$ }: KeptRun, result: BacktestResult): Promise<CostRuns> {
  const screen = { ...context, isTty: context.isTty && flags.quiet !== true };
  const bars = new Map<string, WorkProgress>();
  const barOf = (name: string) => bars.get(name) ?? new WorkProgress(`${name} costs`, screen);
  try {
    return await costRunsOf(run, result, {
      stop$,
      onProgress: (name, { done, total }) => {
        const bar = barOf(name);
        bars.set(name, bar);
        bar.show(done, total);
      },
    });
  } finally {
    for (const bar of bars.values()) bar.end();
  }
}

function tell(
  { flags, context, run }: KeptRun,
  outcome: RunOutcome,
  document: RunDocument,
  folder: string | undefined,
): void {
  if (flags.json === true) {
    const told = { ...document, ...(folder !== undefined && { folder }) };
    context.stdout(`${JSON.stringify(told, undefined, 2)}\n`);
    return;
  }
  context.stdout(summaryText(run, outcome, document));
  if (folder !== undefined) context.stdout(`  report: ${join(folder, 'report.html')}\n`);
}

/** Looks before anything runs whether the results will have a place. @throws E903, E906. */
function placesOf(flags: RunFlags, cwd: string): Places {
  const out = flags.out === undefined ? undefined : resolve(cwd, flags.out);
  const record = flags.record === undefined ? undefined : resolve(cwd, flags.record);
  for (const place of [out, record]) if (place !== undefined) requireFree(place);
  if (out !== undefined && (record === out || record?.startsWith(`${out}${sep}`) === true))
    throw new RxtradeError(
      'E903',
      `--record cannot lie in the folder of --out, which is made at the end; choose another place`,
      {
        out,
        record,
      },
    );
  return { ...(out !== undefined && { out }), ...(record !== undefined && { record }) };
}
