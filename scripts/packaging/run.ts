import { execFile } from 'node:child_process';

export type Outcome = { readonly code: number; readonly output: string };

/** Runs a program to its end and hands back what it said, on both channels, whatever its exit code. */
export function run(file: string, parameters: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } };
    execFile(file, [...parameters], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

/** The same, for a program that has to succeed. */
export async function runOrThrow(file: string, parameters: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await run(file, parameters, cwd);
  if (code !== 0) throw new Error(`${file} ${parameters.join(' ')} ended with ${String(code)}:\n${output}`);
  return output;
}
