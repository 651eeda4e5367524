import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedClock } from '@rxtrade/core';
import { onTestFinished } from 'vitest';
import type { CommandContext } from './command.ts';
import { runCli } from './run-cli.ts';

/** What a command wrote, and how it ended. */
export type Ended = { readonly stdout: string; readonly stderr: string; readonly code: number | undefined };

/** An empty folder that is gone once the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rxtrade-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `rxtrade` in this process, in a folder, without a terminal, on the first of June 2024. */
export async function rxtrade(
  cwd: string,
  args: readonly string[],
  more: Partial<CommandContext> = {},
): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  let code: number | undefined;
  await runCli(args, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    exitCode: (given) => {
      code = given;
    },
    cwd,
    env: {},
    isTty: false,
    clock: new SimulatedClock(Date.UTC(2024, 5, 1, 12)),
    ...more,
  });
  return { stdout, stderr, code };
}

/** Five-minute bars that rise and fall, as CSV; `change` may spoil a line. */
export function barsCsv(count: number, change: (line: string, index: number) => string = (line) => line): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const close = 100 + 20 * Math.sin(i / 40);
    const open = 100 + 20 * Math.sin((i - 1) / 40);
    const [high, low] = [Math.max(open, close) + 0.5, Math.min(open, close) - 0.5];
    const openAt = Date.UTC(2024, 0, 1) + i * 300_000;
    return change(
      [openAt, open.toFixed(2), high.toFixed(2), low.toFixed(2), close.toFixed(2), 10 + (i % 7)].join(','),
      i,
    );
  });
  return `time,open,high,low,close,volume\n${lines.join('\n')}\n`;
}

/** Writes a file into a folder and returns its name. */
export function fileIn(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}
