import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { defaultStore, storePrefix } from '../data-store.ts';
import { type DataFile, dataFileOf, dataSeriesOf } from '../instruments/index.ts';
import { specOfInstrument } from './instrument-spec.ts';
import { type Market, marketOf } from './market.ts';
import type { ReadFlags, RunFlags } from './run-flags.ts';
import { type DataSpec, RunSpec } from './run-spec.ts';
import type { RunSettings } from './settings.ts';
import { type PlannedStrategy, planStrategies, withTimeframes } from './strategy-specs.ts';
import { readUniverse } from './universe-file.ts';

/** A run decided on: its plain description, and what was loaded on the way. */
export type PlannedRun = {
  readonly spec: RunSpec;
  readonly strategies: readonly PlannedStrategy[];
  readonly market: Market;
};

/** What a plan is made of; options win over the configuration. */
export type PlanInput = {
  readonly world: RunSpec['world'];
  readonly flags: RunFlags;
  readonly read: ReadFlags;
  readonly settings: RunSettings;
  readonly folder: string;
};

/** Bars of each pair that the built-in market gives unless asked otherwise. */
const builtInBars = 50_000;

/**
 * Decides what will run, and loads it.
 *
 * @throws E901 or E902 for the strategy, E050 for its parameters, E904 and E10x for the data, E020 for an instrument that
 * the data do not hold.
 */
export async function planRun(input: PlanInput): Promise<PlannedRun> {
  const { world, flags, read, settings, folder } = input;
  const planned = await planStrategies(flags.strategy ?? [settings.strategy], flags.param ?? [], folder);
  const data = dataOf(input);
  const feeRate = read.feeRate ?? settings.feeRate;
  const market = await marketOf(data, { seed: read.seed, feeRate, isFeeAsked: read.feeRate !== undefined });
  const strategies = withTimeframes(planned, read.intervalsMs ?? intervalsOf(market));
  const instruments = [...new Set(market.series.map(({ instrument }) => instrument))].map(specOfInstrument);
  const spreadBps = read.spreadBps ?? (market.spread === undefined ? settings.spreadBps : undefined);
  const spec = RunSpec.parse({
    world,
    data,
    instruments,
    strategies: strategies.map((one) => one.spec),
    cash: read.cash ?? settings.cash,
    currency: currencyOf(instruments, settings.currency),
    slippageBps: read.slippageBps ?? settings.slippageBps,
    ...(spreadBps !== undefined && { spreadBps }),
    latencyMs: settings.latencyMs,
    risk: settings.risk,
    seed: read.seed,
    finish: read.finish,
    ...(read.intervalsMs !== undefined && { intervalsMs: read.intervalsMs }),
    ...spanOf(read, market),
    ...(read.to !== undefined && { to: read.to }),
    ...(read.delisted && { delisted: [...read.delisted] }),
    ...(flags.shortData === true && { shortData: 'warn' }),
    ...(flags.universe !== undefined && {
      universe: { members: readUniverse(resolve(folder, flags.universe)), whenLeft: read.whenLeft },
    }),
    ...(flags.benchmark !== undefined && { benchmark: benchmarkOf(flags.benchmark, instruments, folder) }),
    ...(read.ruin !== undefined && { ruin: read.ruin }),
  });
  return { spec, strategies, market };
}

function intervalsOf({ series }: Market): readonly number[] {
  return [...new Set(series.map(({ intervalMs }) => intervalMs))];
}

/** Without `--from` the first of the data are the warm-up: a replay, which has no columns, must know where it ends. */
function spanOf({ from, warmUpMs }: ReadFlags, { series }: Market): Pick<RunSpec, 'from' | 'warmUpMs'> {
  if (warmUpMs === undefined) return from === undefined ? {} : { from };
  return { from: from ?? Math.min(...series.map(({ columns }) => columns.openAt[0] as number)) + warmUpMs, warmUpMs };
}

/** An instrument of the run by its name; anything else is a file. */
function benchmarkOf(
  text: string,
  instruments: RunSpec['instruments'],
  folder: string,
): NonNullable<RunSpec['benchmark']> {
  const known = instruments.find(({ id }) => id === text.toUpperCase());
  if (known !== undefined) return { instrument: known.id };
  const file = dataFileOf(text);
  const path = resolve(folder, file.path);
  if (!existsSync(path))
    throw new RxtradeError(
      'E903',
      `--benchmark "${text}" is neither an instrument of the run (${instruments.map(({ id }) => id).join(', ')}) nor a file`,
      { benchmark: text },
    );
  return { ...file, path };
}

/** The account is held in the configured currency, unless nothing that is traded is priced in it. */
function currencyOf(instruments: RunSpec['instruments'], configured: string): string {
  return instruments.some(({ quote }) => quote === configured) ? configured : (instruments[0]?.quote ?? configured);
}

function dataOf({ flags, read, settings, folder }: PlanInput): DataSpec {
  const wanted = (flags.instrument ?? []).map((name) => name.toUpperCase());
  if (flags.data === undefined || flags.data.length === 0) {
    return {
      kind: 'synthetic',
      symbols: wanted.length > 0 ? wanted : [...settings.pairs],
      bars: read.bars ?? builtInBars,
    };
  }
  if (read.bars !== undefined)
    throw new RxtradeError('E903', '--bars is for the built-in market; with --data use --from and --to', {});
  const files = filesOf(flags.data, wanted, flags.store).map((file) => ({ ...file, path: resolve(folder, file.path) }));
  const missing = files.find(({ path, series }) => series === undefined && !existsSync(path));
  if (missing !== undefined)
    throw new RxtradeError('E107', `"${missing.path}" does not exist; check the path`, { path: missing.path });
  return { kind: 'files', files, onBadRow: flags.skipBadRows === true ? 'skip' : 'fail' };
}

/** The files of the wanted instruments; one instrument wanted of one file says what that file holds. */
function filesOf(given: readonly string[], wanted: readonly string[], store = defaultStore): readonly DataFile[] {
  const [only, second] = given;
  const [name, another] = wanted;
  const isPlain = only !== undefined && !only.includes('=') && !only.startsWith(storePrefix);
  if (isPlain && second === undefined && name !== undefined && another === undefined)
    return [dataFileOf(`${name}=${only}`)];
  const files = given.map((one) =>
    one.startsWith(storePrefix) ? dataSeriesOf(one.slice(storePrefix.length), store) : dataFileOf(one),
  );
  const unknown = wanted.find((one) => files.every(({ instrument }) => instrument !== one));
  if (unknown !== undefined) {
    throw new RxtradeError(
      'E020',
      `no file holds instrument "${unknown}"; the files given hold ${files.map(({ instrument }) => instrument).join(', ')}`,
      { instrument: unknown },
    );
  }
  return wanted.length === 0 ? files : files.filter(({ instrument }) => wanted.includes(instrument));
}
