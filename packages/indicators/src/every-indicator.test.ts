import { expect, it } from 'vitest';
import { barIndicators, numberIndicators } from './every-indicator.fixture.ts';
import * as all from './index.ts';
import { crossing } from './index.ts';
import { anyBarInput, anyPrice, describeIndicator } from './testing/index.ts';

for (const [name, make] of Object.entries(numberIndicators)) describeIndicator(name, { make, inputs: anyPrice() });
for (const [name, make] of Object.entries(barIndicators)) describeIndicator(name, { make, inputs: anyBarInput() });
describeIndicator('crossing', {
  make: crossing,
  inputs: anyPrice().map((price) => ({ line: price, other: 100 })),
});

it('given every factory that is exported, then its indicator runs through the contract above', () => {
  const made = [...Object.values(numberIndicators), ...Object.values(barIndicators), crossing].map((make) =>
    make().name.replace(/\(.*/, ''),
  );
  const helpers = ['batch', 'batchLines', 'bandWidth', 'percentB', 'crossings', 'numberWindow', 'barWindow'];
  const factories = Object.entries(all)
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
    .map(([name]) => name);
  expect(factories.filter((name) => !helpers.includes(name) && !made.includes(name))).toEqual([]);
});
