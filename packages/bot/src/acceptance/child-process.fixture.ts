import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/rxtrade.js', import.meta.url));

/** How a process ended. */
export type Exited = { readonly stdout: string; readonly stderr: string; readonly code: number | null };

/** Starts the real `rxtrade` in a process of its own. `onOutput` is told what it has said so far on standard error. */
export function startRxtrade(
  cwd: string,
  args: readonly string[],
  onOutput: (stderr: string, child: ChildProcess) => void = () => undefined,
): Promise<Exited> {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onOutput(stderr, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
  });
}
