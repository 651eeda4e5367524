import { resolve } from 'node:path';
import { durationOf, isRxtradeError } from '@rxtrade/core';
import { type BarFile, describeQuality, isSound, type QualityReport, type ReadBarsOptions } from '@rxtrade/market-data';
import { readBarFile } from '@rxtrade/market-data/node';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';

/** What `rxtrade data check` was asked. */
export type CheckFlags = {
  readonly strict?: boolean;
  readonly timeframe?: string;
  readonly zone?: string;
  readonly json?: boolean;
};

/** What is to be said of one file. */
type FileCheck =
  | { readonly kind: 'checked'; readonly file: string; readonly problems: readonly string[]; readonly bars: BarFile }
  | { readonly kind: 'no-bars' | 'unreadable'; readonly file: string; readonly code: string; readonly message: string };

/**
 * Reads every file, bad rows skipped and counted, and reports on each. One that fails does not stop the others.
 *
 * @throws As rejection, E011 when the interval or the zone is none.
 */
export async function checkData(files: readonly string[], flags: CheckFlags, context: CommandContext): Promise<number> {
  const options: ReadBarsOptions = {
    onBadRow: 'skip',
    ...(flags.timeframe !== undefined && { intervalMs: durationOf(flags.timeframe) }),
    ...(flags.zone !== undefined && { zone: flags.zone }),
  };
  const checks: FileCheck[] = [];
  for (const file of files) {
    const check = await checkFile(file, { cwd: context.cwd, options, isStrict: flags.strict === true });
    checks.push(check);
    if (flags.json !== true) context.stdout(`${linesOf(check).join('\n')}\n`);
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
    return { kind: 'checked', file, problems: problemsOf(bars.report, isStrict), bars };
  } catch (error) {
    if (!isRxtradeError(error) || error.code === 'E011') throw error;
    const { code, message } = error;
    return { kind: code === 'E107' ? 'unreadable' : 'no-bars', file, code, message };
  }
}

/** What makes a file fail the check, as few words. */
function problemsOf(report: QualityReport, isStrict: boolean): readonly string[] {
  const { skipped, gaps, offGrid, outliers } = report;
  const found: readonly (readonly [number, string])[] = [
    [skipped.count, 'bad rows'],
    [isSound(report) ? 0 : 1, 'bars that no run accepts'],
    ...(isStrict
      ? ([
          [gaps.count - gaps.weekends, 'gaps'],
          [offGrid.count, 'bars off the grid'],
          [outliers.count, 'outliers'],
        ] as const)
      : []),
  ];
  return found.filter(([count]) => count > 0).map(([, name]) => name);
}

function linesOf(check: FileCheck): readonly string[] {
  if (check.kind !== 'checked') return [`${check.file}: ${check.code} ${check.message}`, '  result: refused'];
  const { problems, bars } = check;
  return [
    ...describeQuality(bars.report),
    `  result: ${problems.length === 0 ? 'good' : `refused for ${problems.join(', ')}`}`,
  ];
}

function documentOf(checks: readonly FileCheck[]): unknown {
  return {
    isGood: checks.every(isGood),
    files: checks.map((check) =>
      check.kind === 'checked'
        ? {
            file: check.file,
            isGood: isGood(check),
            problems: check.problems,
            format: check.bars.format,
            report: check.bars.report,
          }
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
