// Completes package-lock.json, so that `npm ci` works whatever package index the lock was written against:
//   node scripts/complete-lock.ts           adds the missing platform packages
//   node scripts/complete-lock.ts --check   fails where one is missing, a registry's host is named or a version drifted
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lockProblems } from './lock/lock-problems.ts';
import { type Lock, missingPlatforms } from './lock/missing-platforms.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = `${root}package-lock.json`;
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;

if (process.argv.includes('--check')) {
  const problems = lockProblems(lock, {
    manifestOf: (folder) =>
      JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')) as Record<string, unknown>,
    isInstalled: (path) => existsSync(`${root}${path}/package.json`),
    platform: { os: process.platform, cpu: process.arch },
  });
  for (const problem of problems) console.error(`package-lock.json: ${problem}`);
  console.log(`lock: ${String(Object.keys(lock.packages).length)} entries, ${String(problems.length)} problems`);
  process.exitCode = problems.length === 0 ? 0 : 4;
} else {
  const missing = missingPlatforms(lock);
  const added = Object.fromEntries(missing.map(({ path, entry }) => [path, entry]));
  const { '': top, ...rest } = lock.packages;
  const sorted = Object.entries({ ...rest, ...added }).sort(([a], [b]) => (a < b ? -1 : 1));
  const packages = { '': top, ...Object.fromEntries(sorted) };
  if (missing.length > 0) writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`lock: added ${String(missing.length)} platform packages`);
}
