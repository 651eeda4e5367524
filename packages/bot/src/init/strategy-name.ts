import { RxtradeError } from '@rxtrade/core';

const lettersMax = 60;

/**
 * Checks the name of a new strategy: small letters and digits in words joined by `-` or `_`, as the strategy API wants
 * it, and not taken by one that ships, which would be found in its place.
 *
 * @throws E903 otherwise.
 */
export function checkStrategyName(name: string, taken: readonly string[]): void {
  if (!/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/.test(name) || name.length > lettersMax) {
    throw new RxtradeError(
      'E903',
      `"${name}" is no name for a strategy; use small letters, digits and hyphens, such as trend-follower`,
      { name },
    );
  }
  if (taken.includes(name))
    throw new RxtradeError('E903', `"${name}" is the name of a strategy that ships; choose another`, { name });
}
