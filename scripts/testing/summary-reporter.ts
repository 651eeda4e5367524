import type { Reporter, TestCase, TestModule } from 'vitest/node';

/**
 * Closes a run with the names of everything that was skipped and one plain line, `N passed, N failed, N skipped`, so
 * that neither a person nor a script can take a run that skipped half of itself for a complete one.
 */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): readonly TestCase[] => tests.filter((test) => test.result().state === state);
    const passed = inState('passed').length;
    const skipped = inState('skipped');
    // What broke outside any test (a file that does not load, a rejection nobody waited for) is a failure too.
    const failed = inState('failed').length + errors.length + modules.filter(isBroken).length;
    const tail = skipped.length === 0 ? '' : `, ${String(skipped.length)} skipped`;
    const lines = [...namesOf(skipped), `${String(passed)} passed, ${String(failed)} failed${tail}`];
    console.log(`\n${lines.join('\n')}`);
  }
}

function isBroken(module: TestModule): boolean {
  return module.errors().length > 0;
}

/** One line a suite, with the number of its tests that did not run. */
function namesOf(skipped: readonly TestCase[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { module, parent, name } of skipped) {
    const suite = parent.type === 'suite' ? parent.fullName : name;
    const key = `${module.relativeModuleId}: ${suite}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([suite, count]) => `skipped ${String(count)} in ${suite}`);
}
