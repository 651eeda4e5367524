import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Closes a run with the names of everything that was skipped and one plain line, `N passed, N failed, N skipped`, so
 * that neither a person nor a script can take a run that skipped half of itself for a green one.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const named = (state: 'passed' | 'failed' | 'skipped') => tests.filter((test) => test.result().state === state);
    const skipped = named('skipped');
    // A file that does not load, or an error outside any test, is a failure that no test stands for.
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const failures = named('failed').length + brokenFiles + errors.length;
    const lines = skippedBySuite(skipped).map(([suite, count]) => `  skipped ${suite} (${String(count)})`);
    if (lines.length > 0) console.log(['', 'Skipped:', ...lines].join('\n'));
    const tail = skipped.length === 0 ? '' : `, ${String(skipped.length)} skipped`;
    // The default reporter prints its own summary after this one's turn: wait until it has.
    process.once('beforeExit', () => undefined);
    console.log(`\n${String(named('passed').length)} passed, ${String(failures)} failed${tail}`);
  }
}

function skippedBySuite(skipped: readonly TestCase[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const test of skipped) {
    const suite = test.parent.type === 'suite' ? test.parent.fullName : test.name;
    const key = `${test.module.relativeModuleId}: ${suite}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts];
}
