import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** Every file a run leaves. */
export const runFiles = [
  'costs.csv',
  'decisions.jsonl',
  'equity.csv',
  'fills.csv',
  'funding.csv',
  'ledger.csv',
  'orders.csv',
  'report.html',
  'run.json',
  'trades.csv',
];

/** The folder of the only run made in `cwd`. */
export function onlyRun(cwd: string): string {
  const [name, ...more] = readdirSync(join(cwd, 'data/runs'));
  expect(more).toEqual([]);
  return join(cwd, 'data/runs', name ?? '');
}

type Document = { readonly journal: unknown; readonly summary: { readonly bars: number } };

/** Its run.json. */
export function documentOf(folder: string): Document {
  return JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as Document;
}
