import { describe, it } from 'vitest';
import { isPresent, type Need, whereToFind } from './machine.ts';

export {
  beanCheckPath,
  chromiumPath,
  hledgerPath,
  isPresent,
  type Need,
  sharedFile,
  sharedFolder,
} from './machine.ts';

/**
 * A `describe` that is skipped, by name, where the machine lacks something, and fails instead where
 * `RXTRADE_REQUIRE` (a comma-separated list) says that it must be there:
 *
 *     needs('shared')('given the goldens', () => { ... });
 *
 * The run's last lines name every suite skipped in this way. The tests' body also runs when they are skipped, to learn
 * their names: read files inside `it` or `beforeAll`, not beside them.
 */
export function needs(...things: readonly [Need, ...Need[]]): (name: string, tests: () => void) => void {
  const absent = things.filter((thing) => !isPresent(thing));
  const required = absent.filter(isRequired);
  return (name, tests) => {
    if (absent.length === 0) describe(name, tests);
    else if (required.length === 0) describe.skip(`${name} [needs ${absent.join(', ')}]`, tests);
    else describe(name, () => failFor(required));
  };
}

function failFor(required: readonly Need[]): void {
  it.for(required)('finds %s, which RXTRADE_REQUIRE says must be there', (need) => {
    throw new Error(`no ${need}: ${whereToFind(need)}`);
  });
}

function isRequired(need: Need): boolean {
  const required = (process.env['RXTRADE_REQUIRE'] ?? '').split(',');
  return required.some((name) => name.trim() === need);
}
