import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { RxtradeError } from '@rxtrade/core';
import { seriesKeyOf } from '@rxtrade/market-data';
import type { SimulationChoices } from '../config/index.ts';
import { defaultStore, storePrefix } from '../data-store.ts';
import { type DataFile, dataFileOf, dataSeriesOf } from '../instruments/index.ts';
import { specOfInstrument } from './instrument-spec.ts';
import { type Market, marketOf } from './market.ts';
import type { ReadFlags, RunFlags } from './run-flags.ts';
import { type DataSpec, RunSpec, type StoredEvents } from './run-spec.ts';
import type { RunSettings } from './settings.ts';
import { type PlannedStrategy, planStrategies, withTimeframes } from './strategy-specs.ts';
import { readUniverse } from './universe-file.ts';
import { withoutUndefined } from './without-undefined.ts';

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
  const data = await dataOf(input);
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
    ...simulationOf({ ...settings.simulation, ...choicesOf(read) }),
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
    ...(flags.benchmark !== undefined && { benchmark: benchmarkOf(flags.benchmark, instruments, input) }),
    ...(read.ruin !== undefined && { ruin: read.ruin }),
  });
  return { spec, strategies, market };
}

/** Only what is other than the defaults. */
function simulationOf({ fundingPrice, ...choices }: SimulationChoices) {
  return { ...choices, ...(fundingPrice === 'mark-or-last' && { fundingPrice }) };
}

function choicesOf(read: ReadFlags): SimulationChoices {
  const { slippageModel, fills, volumeShare, rejectRate, leverage, fundingPrice } = read;
  return withoutUndefined({ slippageModel, fills, volumeShare, rejectRate, leverage, fundingPrice });
}

function intervalsOf({ series }: Market): readonly number[] {
  return [...new Set(series.map(({ intervalMs }) => intervalMs))];
}

/** Without `--from` the first of the data are the warm-up: a replay, which has no columns, must know where it ends. */
function spanOf({ from, warmUpMs }: ReadFlags, { series }: Market): Pick<RunSpec, 'from' | 'warmUpMs'> {
  if (warmUpMs === undefined) return from === undefined ? {} : { from };
  return { from: from ?? Math.min(...series.map(({ columns }) => columns.openAt[0] as number)) + warmUpMs, warmUpMs };
}

/** An instrument of the run by its name, or bars of the store; anything else is a file. */
function benchmarkOf(
  text: string,
  instruments: RunSpec['instruments'],
  { flags: { store = defaultStore }, folder }: PlanInput,
): NonNullable<RunSpec['benchmark']> {
  const known = instruments.find(({ id }) => id === text.toUpperCase());
  if (known !== undefined) return { instrument: known.id };
  if (text.startsWith(storePrefix)) {
    const bars = dataSeriesOf(text.slice(storePrefix.length), resolve(folder, store));
    if (!isBars(bars)) throw noBars(bars);
    return bars;
  }
  const file = dataFileOf(text);
  const path = resolve(folder, file.path);
  if (!existsSync(path))
    throw new RxtradeError(
      'E903',
      `--benchmark "${text}" is neither an instrument of the run (${instruments.map(({ id }) => id).join(', ')}) nor a file; bars of the store are written store:binance/BTCUSDT/1d`,
      { benchmark: text },
    );
  return { ...file, path };
}

/** The account is held in the configured currency, unless nothing that is traded is priced in it. */
function currencyOf(instruments: RunSpec['instruments'], configured: string): string {
  return instruments.some(({ quote }) => quote === configured) ? configured : (instruments[0]?.quote ?? configured);
}

async function dataOf({ flags, read, settings, folder }: PlanInput): Promise<DataSpec> {
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
  const given = filesOf(flags.data, wanted, flags.store).map((file) => ({ ...file, path: resolve(folder, file.path) }));
  const [other] = given;
  const files = given.filter(isBars);
  if (files.length === 0 && other !== undefined) throw noBars(other);
  const missing = files.find(({ path, series }) => series === undefined && !existsSync(path));
  if (missing !== undefined)
    throw new RxtradeError('E107', `"${missing.path}" does not exist; check the path`, { path: missing.path });
  const events = await eventsOf(files, given);
  return {
    kind: 'files',
    files,
    ...(events.length > 0 && { events: [...events] }),
    onBadRow: flags.skipBadRows === true ? 'skip' : 'fail',
  };
}

function isBars({ series }: DataFile): boolean {
  return series === undefined || seriesKeyOf(series).kind === 'bars';
}

function noBars({ series = '' }: DataFile): RxtradeError {
  const { venue, instrument, kind } = seriesKeyOf(series);
  return new RxtradeError(
    'E904',
    `${series} holds ${kind}; a run needs bars of it, too, such as store:${venue}/${instrument}/1m`,
    { series },
  );
}

/** What was given that is no bars, and the funding and marks that lie in the store beside the bars of perpetuals. */
async function eventsOf(files: readonly DataFile[], given: readonly DataFile[]): Promise<readonly StoredEvents[]> {
  const asked = given.filter((file) => !isBars(file)).map(({ path, series = '' }) => ({ path, series }));
  if (given.every(({ series }) => series === undefined)) return asked;
  const { carriedBeside } = await import('./stored-events.ts');
  const beside = await carriedBeside(files);
  return [...asked, ...beside.filter((one) => asked.every(({ series }) => series !== one.series))];
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
