import { Decimal } from '@rxtrade/core';
import { expect } from 'vitest';

/** For reading only: the source's own rounding, and what another rule would have given. */
const notCompared = new Set(['tolerance', 'published', 'contrast']);

/** Compares a document with what a golden case expects: whatever is expected is there, money within the tolerance. */
export function expectDocument(found: unknown, expected: { readonly tolerance?: string }): void {
  const tolerance = new Decimal(expected.tolerance ?? '0');
  const differences: string[] = [];
  compare(found, expected, { path: '', tolerance, differences });
  expect(differences, JSON.stringify(found, undefined, 1)).toEqual([]);
}

type Comparison = { readonly path: string; readonly tolerance: Decimal; readonly differences: string[] };

function compare(found: unknown, expected: unknown, { path, tolerance, differences }: Comparison): void {
  const differ = () => void differences.push(`${path}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length) differ();
    else
      for (const [i, one] of expected.entries())
        compare(found[i], one, { path: `${path}[${i}]`, tolerance, differences });
  } else if (typeof expected === 'object' && expected !== null) {
    if (typeof found !== 'object' || found === null) differ();
    else
      for (const [name, value] of Object.entries(expected))
        if (path !== '' || !notCompared.has(name))
          compare(Reflect.get(found, name), value, { path: `${path}.${name}`, tolerance, differences });
  } else if (isAmount(expected) && isAmount(found)) {
    const allowed = path.endsWith('quantity') ? new Decimal('1e-10') : tolerance;
    if (new Decimal(found).minus(expected).abs().gt(allowed)) differ();
  } else if (found !== expected) differ();
}

function isAmount(value: unknown): value is string {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
}
