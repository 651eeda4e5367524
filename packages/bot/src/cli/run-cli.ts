import type { CommanderError } from 'commander';
import type { CommandContext } from './command.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { programFor } from './program.ts';

/** Runs `rxtrade` with the given arguments, and ends every error in its message and exit code. */
export async function runCli(args: readonly string[], context: CommandContext): Promise<void> {
  try {
    await programFor(context).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (isCommanderError(error)) endOfUsage(error, context);
    else await fail(error, args.includes('--json'), context);
  }
}

function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && error.name === 'CommanderError';
}

/** Commander ends help and version this way too; what was wrong it has told already. */
function endOfUsage({ code, exitCode }: CommanderError, { exitCode: setCode }: CommandContext): void {
  setCode(exitCode === 0 && code !== 'commander.help' ? exitCodes.done : exitCodes.wrongUsage);
}

async function fail(error: unknown, isJson: boolean, { stdout, stderr, exitCode }: CommandContext): Promise<void> {
  const { describeError, toldError } = await import('./describe-error.ts');
  const told = toldError(error);
  stderr(describeError(told));
  if (isJson) stdout(`${JSON.stringify({ error: told }, undefined, 2)}\n`);
  exitCode(exitCodeOf(told.code));
}
