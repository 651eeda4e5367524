import { runOrThrow } from './run.ts';

/** What importing core may add to importing its dependencies alone. */
const limits = { milliseconds: 25, megabytes: 8 };
const rounds = 7;

type Cost = { readonly milliseconds: number; readonly megabytes: number };

/** Prints, in a fresh process, what importing the modules took. */
const probe = (specifiers: readonly string[]) => `
  const before = performance.now();
  ${specifiers.map((specifier) => `await import('${specifier}');`).join('\n')}
  const milliseconds = performance.now() - before;
  console.log(JSON.stringify({ milliseconds, megabytes: process.memoryUsage().rss / 2 ** 20 }));
`;

/**
 * Measures what `@rxtrade/core` adds to its four dependencies, both taken in turns within one run, and compares the
 * best of each, because whatever else the machine does only ever adds. Hands back the problems, none when within the limits.
 */
export async function importCost(folder: string): Promise<readonly string[]> {
  const dependencies = ['rxjs', 'zod', 'decimal.js', 'eventemitter3'];
  const alone: Cost[] = [];
  const withCore: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await measure(dependencies, folder));
    withCore.push(await measure([...dependencies, '@rxtrade/core'], folder));
  }
  const added = {
    milliseconds: least(withCore, 'milliseconds') - least(alone, 'milliseconds'),
    megabytes: least(withCore, 'megabytes') - least(alone, 'megabytes'),
  };
  const said = `importing @rxtrade/core adds ${added.milliseconds.toFixed(1)} ms and ${added.megabytes.toFixed(1)} MB`;
  const limit = `${String(limits.milliseconds)} ms and ${String(limits.megabytes)} MB`;
  console.log(`  ${said} to its dependencies' ${least(alone, 'milliseconds').toFixed(0)} ms (limit ${limit})`);
  const isWithin = added.milliseconds <= limits.milliseconds && added.megabytes <= limits.megabytes;
  return isWithin ? [] : [`${said}, more than ${limit}`];
}

async function measure(specifiers: readonly string[], folder: string): Promise<Cost> {
  const output = await runOrThrow(process.execPath, ['--input-type=module', '-e', probe(specifiers)], folder);
  return JSON.parse(output) as Cost;
}

function least(costs: readonly Cost[], field: keyof Cost): number {
  return Math.min(...costs.map((cost) => cost[field]));
}
