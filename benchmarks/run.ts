// Measures and prints tables: all of them, or those named (`npm run bench -- backtest csv`). `--small` only proves that
// they run. Each benchmark has a process of its own, so that none warms up or litters for the next.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { backtests } from './backtest.ts';
import { book } from './book.ts';
import { csv } from './csv.ts';
import { indicators } from './indicators.ts';
import { ledger } from './ledger.ts';
import { linear } from './linear.ts';
import { type Benchmark, machine, tableOf } from './measure.ts';
import { memory } from './memory.ts';
import { peers } from './peers.ts';
import { store } from './store.ts';
import { tax } from './tax.ts';
import { trades } from './trades.ts';

const benchmarks: readonly Benchmark[] = [
  backtests,
  trades,
  book,
  linear,
  peers,
  ledger,
  indicators,
  memory,
  csv,
  store,
  tax,
];
const isSmall = process.argv.includes('--small');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const chosen = asked.length === 0 ? benchmarks : benchmarks.filter(({ name }) => asked.includes(name));
const [only] = chosen;

if (only === undefined) {
  console.error(
    `no benchmark is called ${asked.join(', ')}; name one of ${benchmarks.map(({ name }) => name).join(', ')}`,
  );
  process.exitCode = 2;
} else if (asked.length === 1) {
  console.log(`## ${only.name}\n\n${tableOf(await only.run(isSmall))}\n`);
} else {
  console.log(`${machine()}, ${new Date().toISOString().slice(0, 10)}\n`);
  for (const { name } of chosen) {
    const options = [...process.execArgv, fileURLToPath(import.meta.url), name, ...(isSmall ? ['--small'] : [])];
    execFileSync(process.execPath, options, { stdio: 'inherit' });
  }
}
