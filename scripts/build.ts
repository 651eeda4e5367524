// Builds the packages into their dist folders: all of them, or those named (`node scripts/build.ts core risk`). The
// order does not matter, because types resolve to the other packages' sources; a few run at a time.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsup = `${root}node_modules/tsup/dist/cli-default.js`;

/** Runs tsup in a package's folder; says what it said only where it failed. */
function build(name: string): Promise<boolean> {
  const startedAt = performance.now();
  const arguments_ = ['--conditions=@rxtrade/source', tsup, '--config', '../../tsup.config.ts'];
  const child = spawn(process.execPath, arguments_, { cwd: `${root}packages/${name}` });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'built' : 'FAILED'} ${name} in ${seconds} s`);
      if (code !== 0) console.error(Buffer.concat(output).toString());
      resolve(code === 0);
    });
  });
}

const asked = process.argv.slice(2);
const queue = asked.length > 0 ? asked : readdirSync(`${root}packages`);
const waiting = [...queue];
const outcomes: boolean[] = [];
const workers = Array.from({ length: Math.min(availableParallelism(), queue.length) }, async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) outcomes.push(await build(name));
});
await Promise.all(workers);
const failed = outcomes.filter((isBuilt) => !isBuilt).length;
console.log(`build: ${String(outcomes.length)} packages, ${String(failed)} failed`);
process.exitCode = failed === 0 && outcomes.length > 0 ? 0 : 1;
