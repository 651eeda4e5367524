import { resolve } from 'node:path';
import { durationOf, isRxtradeError } from '@rxtrade/core';
import { describeQuality, type ReadBarsOptions } from '@rxtrade/market-data';
import { readBarFile } from '@rxtrade/market-data/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { storePrefix } from '../../data-store.ts';
import type { CheckFlags, FileCheck } from './file-check.ts';
import { problemsOf } from './problems-of.ts';

/**
 * Reads every file, bad rows skipped and counted, and every series (`store:binance/BTCUSDT/1m`), and reports on each; on
 * the whole store when none is named. One that fails does not stop the others.
 *
 * @throws As rejection, E011 when the interval or the zone is none, E120 when the name of a series is none.
 */
export async function checkData(files: readonly string[], flags: CheckFlags, context: CommandContext): Promise<number> {
  const options: ReadBarsOptions = {
    onBadRow: 'skip',
    ...(flags.timeframe !== undefined && { intervalMs: durationOf(flags.timeframe) }),
    ...(flags.zone !== undefined && { zone: flags.zone }),
  };
  const checks: FileCheck[] = [];
  const add = (check: FileCheck) => {
    checks.push(check);
    if (flags.json !== true) context.stdout(`${linesOf(check).join('\n')}\n`);
  };
  const series = files.filter(isSeries).map((name) => name.slice(storePrefix.length));
  for (const file of files) {
    if (!isSeries(file)) add(await checkFile(file, { cwd: context.cwd, options, isStrict: flags.strict === true }));
  }
  if (files.length === 0 || series.length > 0) {
    const { checkStore } = await import('./check-store.ts');
    for (const check of await checkStore(series, flags, context)) add(check);
  }
  if (flags.json === true) context.stdout(`${JSON.stringify(documentOf(checks), undefined, 2)}\n`);
  return exitCodeOf(checks);
}

async function checkFile(
  file: string,
  { cwd, options, isStrict }: { readonly cwd: string; readonly options: ReadBarsOptions; readonly isStrict: boolean },
): Promise<FileCheck> {
  try {
    const bars = await readBarFile(resolve(cwd, file), { ...options, file });
    const { format, report } = bars;
    return {
      kind: 'checked',
      file,
      problems: problemsOf(report, isStrict),
      lines: describeQuality(report),
      document: { format, report },
    };
  } catch (error) {
    if (!isRxtradeError(error) || error.code === 'E011') throw error;
    const { code, message } = error;
    return { kind: code === 'E107' ? 'unreadable' : 'no-bars', file, code, message };
  }
}

function isSeries(file: string): boolean {
  return file.startsWith(storePrefix);
}

function linesOf(check: FileCheck): readonly string[] {
  if (check.kind !== 'checked') return [`${check.file}: ${check.code} ${check.message}`, '  result: refused'];
  const { problems, lines } = check;
  return [...lines, `  result: ${problems.length === 0 ? 'good' : `refused for ${problems.join(', ')}`}`];
}

function documentOf(checks: readonly FileCheck[]): unknown {
  return {
    isGood: checks.every(isGood),
    files: checks.map((check) =>
      check.kind === 'checked'
        ? { file: check.file, isGood: isGood(check), problems: check.problems, ...check.document }
        : { file: check.file, isGood: false, error: { code: check.code, message: check.message } },
    ),
  };
}

function exitCodeOf(checks: readonly FileCheck[]): number {
  if (checks.some(({ kind }) => kind === 'unreadable')) return exitCodes.failed;
  return checks.every(isGood) ? exitCodes.done : exitCodes.checkFoundProblem;
}

function isGood(check: FileCheck): boolean {
  return check.kind === 'checked' && check.problems.length === 0;
}
