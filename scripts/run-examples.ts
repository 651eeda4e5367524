// Runs every example as a user would, and compares what it prints with the expected output in its README: all of them,
// or those named (`node scripts/run-examples.ts first-backtest`). `--write` puts the output into the READMEs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './packaging/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const linesMax = 80;
const isWriting = process.argv.includes('--write');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names =
  asked.length > 0
    ? asked
    : readdirSync(`${root}examples`, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

/** The block that a README marks as the expected output. */
const expectedBlock = /(<!-- output -->\n```text\n)([\s\S]*?)(```\n)/;

let failures = 0;
for (const name of names) {
  const problem = await problemOf(name);
  console.log(`${problem === undefined ? 'ran' : 'FAILED'} ${name}`);
  if (problem === undefined) continue;
  failures += 1;
  console.error(problem);
}
console.log(`examples: ${names.length} run, ${failures} failed`);
process.exitCode = failures === 0 && names.length > 0 ? 0 : 4;

async function problemOf(name: string): Promise<string | undefined> {
  const source = `examples/${name}/main.ts`;
  const lines = readFileSync(`${root}${source}`, 'utf8').split('\n').length - 1;
  if (lines > linesMax) return `${source} has ${lines} lines, more than ${linesMax}`;
  const { code, output } = await run(process.execPath, ['--conditions=@rxtrade/source', source], root);
  if (code !== 0) return `${source} ended with ${code}:\n${output}`;
  const readme = `${root}examples/${name}/README.md`;
  const text = readFileSync(readme, 'utf8');
  const expected = expectedBlock.exec(text)?.[2];
  if (expected === undefined) return `examples/${name}/README.md has no block of expected output after <!-- output -->`;
  if (expected === output) return undefined;
  if (!isWriting) return `${source} printed\n${output}where its README expects\n${expected}`;
  writeFileSync(
    readme,
    text.replace(expectedBlock, (_, head: string, __, tail: string) => `${head}${output}${tail}`),
  );
  return undefined;
}
