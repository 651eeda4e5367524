import { differingParts, type FingerprintPart } from '@rxtrade/backtest';
import { withoutUndefined } from '../../run/without-undefined.ts';
import type { ComparedDocument, ComparedRun, Row } from './run-to-compare.ts';

/** A setting, or what a run ran on, that is not the same in both. */
export type Difference = { readonly name: string; readonly a?: unknown; readonly b?: unknown };

/** The first place at which two lists differ; where one has ended, it has nothing there. */
export type FirstDifference = {
  /** Counted from 1. */
  readonly number: number;
  /** The earlier of the two instants. */
  readonly at: string;
  readonly a?: Row;
  readonly b?: Row;
};

/** A figure of both, and B less A where both have it. */
export type FigurePair = { readonly a?: number; readonly b?: number; readonly difference?: number };

/** In what two runs differ. */
export type Comparison = {
  /** True when decisions, fills and figures are the same. */
  readonly isSame: boolean;
  readonly differences: readonly Difference[];
  /** The parts of their fingerprints that are not the same: empty when both ran the same thing. */
  readonly fingerprintDiffers: readonly FingerprintPart[];
  readonly isSameResult: boolean;
  readonly counts: Readonly<Record<string, FigurePair>>;
  readonly metrics: Readonly<Record<string, FigurePair>>;
  readonly firstDecision?: FirstDifference;
  readonly firstFill?: FirstDifference;
};

/** Compares what two runs ran, and what came of it. */
export function comparisonOf(a: ComparedRun, b: ComparedRun): Comparison {
  const counts = pairsOf(countsOf(a.document), countsOf(b.document));
  const metrics = pairsOf(numbersOf(a.document.summary.metrics), numbersOf(b.document.summary.metrics));
  // the name a strategy goes by, and the numbers of orders, may differ where nothing else does
  const firstDecision = firstDifference(a.decisions, b.decisions, 'strategy');
  const firstFill = firstDifference(a.fills, b.fills, 'order');
  const isEqual = ({ a: one, b: other }: FigurePair) => one === other;
  return {
    isSame: firstDecision === undefined && firstFill === undefined && Object.values(metrics).every(isEqual),
    differences: differencesOf(a.document, b.document),
    fingerprintDiffers: differingParts(a.document.fingerprint, b.document.fingerprint),
    isSameResult: a.document.resultHash === b.document.resultHash,
    counts,
    metrics,
    ...(firstDecision && { firstDecision }),
    ...(firstFill && { firstFill }),
  };
}

function differencesOf(a: ComparedDocument, b: ComparedDocument): readonly Difference[] {
  const [of, other] = [leavesOf(settingsOf(a)), leavesOf(settingsOf(b))];
  return [...new Set([...of.keys(), ...other.keys()])]
    .filter((name) => JSON.stringify(of.get(name)) !== JSON.stringify(other.get(name)))
    .map((name) => ({
      name,
      ...(of.has(name) && { a: of.get(name) }),
      ...(other.has(name) && { b: other.get(name) }),
    }));
}

/** Parameters once, with their defaults: the specification holds only those that were given. */
function settingsOf({ spec, parameters, data, versions, endedBy }: ComparedDocument): Row {
  const { strategies, ...settings } = spec;
  const [only, ...more] = strategies.map(({ params, ...one }) => one);
  // one beside another of another name: what both have is compared all the same
  const own =
    only !== undefined && more.length === 0
      ? { strategy: only['strategy'], intervalsMs: only['intervalsMs'], parameters: Object.values(parameters)[0] }
      : { strategies: [only, ...more], parameters };
  return withoutUndefined({ ...settings, ...own, bars: data, versions, endedBy });
}

/** Plain values by their path; what is listed is found by its name, not by its place. */
function leavesOf(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const inside = Array.isArray(value) ? namedItems(value) : Object.entries(value);
  return new Map(inside.flatMap(([key, one]) => [...leavesOf(one, path === '' ? key : `${path}.${key}`)]));
}

/** The items of a list under their names; under names and places where two share one. */
function namedItems(items: readonly unknown[]): readonly (readonly [string, unknown])[] {
  const names = items.map((item, i) => nameOf(item) ?? String(i));
  const isShared = new Set(names).size < names.length;
  return items.map((item, i) => [isShared ? `${names[i] ?? ''} ${i + 1}` : (names[i] ?? ''), item]);
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, instrument } = item as { readonly id?: unknown; readonly instrument?: unknown };
  const name = id ?? instrument;
  return typeof name === 'string' ? name : undefined;
}

function countsOf({ summary }: ComparedDocument): ReadonlyMap<string, number> {
  const { metrics, ...counts } = summary;
  return numbersOf(counts);
}

function numbersOf(value: unknown): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [name, leaf] of leavesOf(value)) if (typeof leaf === 'number') numbers.set(name, leaf);
  return numbers;
}

function pairsOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Readonly<Record<string, FigurePair>> {
  const names = [...new Set([...a.keys(), ...b.keys()])];
  return Object.fromEntries(
    names.map((name) => {
      const [one, other] = [a.get(name), b.get(name)];
      const both = one !== undefined && other !== undefined && { difference: other - one };
      return [name, { ...(one !== undefined && { a: one }), ...(other !== undefined && { b: other }), ...both }];
    }),
  );
}

function firstDifference(a: readonly Row[], b: readonly Row[], ignored: string): FirstDifference | undefined {
  const text = (row: Row | undefined) => row && JSON.stringify({ ...row, [ignored]: undefined });
  const count = Math.max(a.length, b.length);
  for (let i = 0; i < count; i++) {
    const [one, other] = [a[i], b[i]];
    if (text(one) === text(other)) continue;
    const [at = ''] = [one, other].flatMap((row) => (row === undefined ? [] : [String(row['at'])])).sort();
    return { number: i + 1, at, ...(one && { a: one }), ...(other && { b: other }) };
  }
  return undefined;
}
