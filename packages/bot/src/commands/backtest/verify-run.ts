import { differingParts, type Fingerprint, type FingerprintPart, resultHashOf } from '@rxtrade/backtest';
import { RxtradeError } from '@rxtrade/core';
import type { CommandContext } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import { executeRun } from '../../run/execute-run.ts';
import { prepareRun } from '../../run/prepare-run.ts';
import { readRun, type SavedRun } from '../../run/read-run.ts';
import { identityOf } from '../../run/run-identity.ts';
import { partTexts } from './fingerprint-text.ts';
import { type OwnFiles, withOwnFiles } from './own-files.ts';

/** The options of `backtest verify` as they were typed. */
export type VerifyFlags = OwnFiles & { readonly json?: boolean };

/** `rxtrade backtest verify`: runs a run again, and proves that it is the same run with the same result. */
export async function verifyRun(input: {
  readonly run: string;
  readonly flags: VerifyFlags;
  readonly context: CommandContext;
}): Promise<void> {
  const { flags, context } = input;
  const saved = readRun(input.run, context.cwd);
  if (saved.wasStopped)
    throw new RxtradeError(
      'E910',
      `run "${saved.id}" was stopped before its end, which depends on when; run it anew to have one that can be verified`,
      { run: saved.id },
    );
  const run = await prepareRun(withOwnFiles(saved.spec, flags, context.cwd));
  const fingerprint = identityOf(run);
  const resultHash = resultHashOf(await executeRun(run));
  const differing = differingParts(saved.fingerprint, fingerprint);
  const isSame = differing.length === 0 && resultHash === saved.resultHash;
  if (flags.json === true) {
    const document = {
      run: saved.id,
      isSame,
      differing,
      saved: { fingerprint: saved.fingerprint, resultHash: saved.resultHash },
      now: { fingerprint, resultHash },
    };
    context.stdout(`${JSON.stringify(document, undefined, 2)}\n`);
  } else context.stdout(verdictText(saved, { fingerprint, resultHash, differing }));
  context.exitCode(isSame ? exitCodes.done : exitCodes.checkFoundProblem);
}

type Repeated = {
  readonly fingerprint: Fingerprint;
  readonly resultHash: string;
  readonly differing: readonly FingerprintPart[];
};

function verdictText(saved: SavedRun, { fingerprint, resultHash, differing }: Repeated): string {
  const isSameResult = resultHash === saved.resultHash;
  const lines = [
    differing.length === 0
      ? `same run      fingerprint ${fingerprint.hash}`
      : `ANOTHER RUN   ${differing.map((part) => partTexts[part]).join('; ')}`,
    isSameResult ? `same result   ${resultHash}` : `OTHER RESULT  ${resultHash} in place of ${saved.resultHash}`,
  ];
  if (differing.length === 0 && !isSameResult)
    lines.push(
      'What ran is the same and what came of it is not: the strategy decides by something outside, or Node does.',
    );
  return `${saved.id}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
