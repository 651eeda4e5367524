import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isRxtradeError } from '@rxtrade/core';
import { Command } from 'commander';
import { onTestFinished } from 'vitest';
import type { CommandContext } from '../cli/command.ts';

/** What a command did. */
export type CommandEnd = {
  readonly exit: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** The coded error it ended in, as `E003 message`. */
  readonly error: string | undefined;
};

/** Runs one command in a folder, with nothing of the process around it. */
export async function runCommand(
  add: (program: Command, context: CommandContext) => void,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<CommandEnd> {
  const out: string[] = [];
  const err: string[] = [];
  const exits: number[] = [];
  const program = new Command('rxtrade');
  add(program, {
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    cwd,
    env,
    isTty: false,
    exitCode: (code) => exits.push(code),
  });
  let error: string | undefined;
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    if (!isRxtradeError(thrown)) throw thrown;
    error = `${thrown.code} ${thrown.message}`;
  }
  return { exit: exits.at(-1), stdout: out.join(''), stderr: err.join(''), error };
}

/** A folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
