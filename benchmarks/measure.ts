import { cpus } from 'node:os';

/** One figure: what was measured, how much of it a second, and the budget it is held against, if there is one. */
export type Row = {
  readonly name: string;
  /** Millions of `unit` a second; for figures that are not rates, the number itself. */
  readonly value: number;
  readonly unit: string;
  readonly budget?: number;
  /** True where less is better. */
  readonly isCeiling?: boolean;
  readonly note?: string;
};

/** A benchmark: a name to ask for it by, and what it measures. `isSmall` only proves that it runs. */
export type Benchmark = {
  readonly name: string;
  readonly run: (isSmall: boolean) => readonly Row[] | Promise<readonly Row[]>;
};

/** Wall seconds of each of `runs` calls, in order. No collection is forced between them: a user's process forces none. */
export function timed(runs: number, work: () => void): readonly number[] {
  const seconds: number[] = [];
  for (let i = 0; i < runs; i++) {
    const startedAt = performance.now();
    work();
    seconds.push((performance.now() - startedAt) / 1000);
  }
  return seconds;
}

/**
 * Processor seconds of each of `runs` calls, collection included: for work of seconds, which other programs on the machine
 * would lengthen by the wall.
 */
export function busy(runs: number, work: () => void): readonly number[] {
  const seconds: number[] = [];
  for (let i = 0; i < runs; i++) {
    const startedAt = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(startedAt);
    seconds.push((user + system) / 1e6);
  }
  return seconds;
}

/** Best and first rate of `count` things over several calls, in millions a second. */
export function rates(
  count: number,
  runs: number,
  work: () => void,
): { readonly best: number; readonly first: number } {
  const seconds = timed(runs, work);
  return { best: count / Math.min(...seconds) / 1e6, first: count / (seconds[0] ?? Number.NaN) / 1e6 };
}

/** Processor, system and Node, for the head of a table of figures. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

/** Rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ name, value, unit, budget, isCeiling, note }) => {
    const verdict =
      budget === undefined
        ? ''
        : `${isCeiling === true ? '≤' : '≥'} ${budget}${(isCeiling === true ? value <= budget : value >= budget) ? '' : ' **missed**'}`;
    return `| ${name} | ${value.toPrecision(3)} ${unit} | ${verdict} | ${note ?? ''} |`;
  });
  return ['| what | measured | budget | note |', '|---|---|---|---|', ...lines].join('\n');
}
