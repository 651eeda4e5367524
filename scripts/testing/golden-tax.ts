import { readdirSync, readFileSync } from 'node:fs';
import { Decimal } from '@rxtrade/core';
import { isPresent, sharedFile } from './machine.ts';

/** A worked example of tax: a case as a user would give it, and what its source makes of it. */
export type GoldenTax = {
  readonly expected: { readonly tolerance?: string };
  readonly transactions: readonly object[];
};

const folder = sharedFile('golden/tax');

/** The worked examples by name, but for those of importers; none where the shared folder is not there. */
export function goldenTaxNames(): readonly string[] {
  if (!isPresent('shared')) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('import-'));
}

/** Where one lies. */
export function goldenTaxFile(name: string): string {
  return `${folder}/${name}`;
}

/** One as it stands in its file. */
export function goldenTax(name: string): GoldenTax {
  return JSON.parse(readFileSync(goldenTaxFile(name), 'utf8')) as GoldenTax;
}

/** For reading only: the source's own rounding, and what another rule would have given. */
const notCompared = new Set(['tolerance', 'published', 'contrast']);

/** Where a document differs from a golden case: whatever is expected has to be there, money within the tolerance. */
export function differencesOf(found: unknown, expected: { readonly tolerance?: string }): readonly string[] {
  const differences: string[] = [];
  compare(found, expected, { path: '', tolerance: new Decimal(expected.tolerance ?? '0'), differences });
  return differences;
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
