// Fails, naming file and line, where an import goes against the packages' direction (scripts/boundaries/allowed.ts),
// reaches into a package, brings Node into a browser's entry, closes a cycle, or takes decimal.js past core's money.
import { fileURLToPath } from 'node:url';
import { violationsOf } from './boundaries/violations.ts';
import { readWorkspace } from './boundaries/workspace.ts';

const packages = readWorkspace(fileURLToPath(new URL('..', import.meta.url)));
const violations = violationsOf(packages);
for (const { path, line, message } of violations) console.error(`${path}:${String(line)}: ${message}`);
const files = packages.reduce((sum, { files }) => sum + files.size, 0);
console.log(
  `boundaries: ${String(packages.length)} packages, ${String(files)} files, ${String(violations.length)} violations`,
);
process.exitCode = violations.length === 0 && files > 0 ? 0 : 4;
