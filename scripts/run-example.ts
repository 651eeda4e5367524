// Runs one example from the sources: `npm run example first-backtest [FILE]`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name = '', ...rest] = process.argv.slice(2);
const source = `${root}examples/${name}/main.ts`;

if (name !== '' && existsSync(source)) {
  const { status } = spawnSync(process.execPath, ['--conditions=@rxtrade/source', source, ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error(`there is no example "${name}"; examples/README.md lists them`);
  process.exitCode = 2;
}
