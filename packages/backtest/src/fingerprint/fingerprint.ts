import {
  type BarSeries,
  barColumnNames,
  definitionOf,
  type EventSeries,
  readParams,
  type StrategyAssignment,
} from '@rxtrade/core';
import { SimulatedVenue } from '@rxtrade/simulator';
import { type BacktestOptions, instrumentsOf, reportingCurrencyOf } from '../runner/backtest-options.ts';
import { canonicalJson } from './canonical-json.ts';
import { hashOfText, Sha256 } from './sha256.ts';

/** The parts of a fingerprint, in the order they are told. */
export const fingerprintParts = [
  'data',
  'instruments',
  'code',
  'strategies',
  'assumptions',
  'account',
  'window',
  'seed',
] as const;

/** One of them. */
export type FingerprintPart = (typeof fingerprintParts)[number];

/** What a run was made of, as hashes: equal where two people ran the same thing, on whatever machines. */
export type Fingerprint = {
  /** Over all parts. */
  readonly hash: string;
  /** What tells which part differs. */
  readonly parts: Readonly<Record<FingerprintPart, string>>;
};

/** What a run does not know of itself. */
export type FingerprintContext = {
  /** Versions and hashes of all that ran, by name: `{ rxtrade: '0.1.0', 'my-strategy': hashOfText(source) }`. */
  readonly code: Readonly<Record<string, string>>;
  /** Plain JSON that belongs to the assumptions and that no model's name tells: the limits of the risk rules, say. */
  readonly settings?: unknown;
};

/**
 * The fingerprint of a backtest: SHA-256 over its parts, each the SHA-256 of canonical JSON (keys sorted).
 *
 * | part | of what |
 * |---|---|
 * | `data` | every number of each series of bars, of other events and of detail, in their order; of the benchmark too |
 * | `instruments` | kind, currencies, sizes and dated rules of each; the universe |
 * | `code` | `context.code` |
 * | `strategies` | name, parameters with their defaults, instruments, intervals, share, sizer and algorithm of each |
 * | `assumptions` | names of the fee, slippage, spread, latency and fill models, of sizer and risk rules; leverage; `context.settings` |
 * | `account` | opening balances and reporting currency |
 * | `window` | its bounds, the warm-up, what becomes of positions at the end, what counts as ruin |
 * | `seed` | of the strategies, and of the venue |
 *
 * What changes no result is no part: paths, names of runs, progress, journals, tracers. Reads all columns: 1,000,000 bars
 * take some tenths of a second.
 *
 * @throws E050 when parameters are invalid.
 */
export function fingerprintOf(options: BacktestOptions, { code, settings }: FingerprintContext): Fingerprint {
  const {
    series,
    events = [],
    detail = [],
    strategies,
    balances,
    rules = [],
    sizer,
    leverage,
    seed = 0,
    window,
    venue,
    benchmark,
  } = options;
  const { finish = 'leave-open', warmUpMs, ruin, universe, margin, fundingPrice } = options;
  const { models } = new SimulatedVenue(venue);
  const values: Readonly<Record<FingerprintPart, unknown>> = {
    data: {
      series: series.map(dataOf),
      events: events.map(eventsOf),
      detail: detail.map(dataOf),
      ...(benchmark && { benchmark: dataOf(benchmark) }),
    },
    instruments: { instruments: instrumentsOf(options).map(definitionOf), universe },
    code,
    strategies: strategies.map(strategyOf),
    assumptions: {
      models: Object.fromEntries(Object.entries(models).map(([kind, { name }]) => [kind, name])),
      rules: rules.map(({ name }) => name),
      sizer: sizer?.name,
      leverage,
      margin,
      fundingPrice,
      settings,
    },
    account: {
      balances: Object.entries(balances).map(([currency, amount]) => [currency, String(amount)]),
      reportingCurrency: reportingCurrencyOf(options),
    },
    window: { ...window, warmUpMs, finish, ruin },
    seed: { seed, venue: venue?.seed ?? seed },
  };
  const parts = Object.fromEntries(
    fingerprintParts.map((part) => [part, hashOfText(canonicalJson(values[part]))]),
  ) as Record<FingerprintPart, string>;
  return { hash: hashOfText(canonicalJson(parts)), parts };
}

/** The parts in which two fingerprints are not the same. */
export function differingParts(a: Fingerprint, b: Fingerprint): readonly FingerprintPart[] {
  return fingerprintParts.filter((part) => a.parts[part] !== b.parts[part]);
}

function dataOf({ instrument, intervalMs, columns }: BarSeries): unknown {
  const hash = new Sha256();
  for (const name of barColumnNames) hash.column(columns[name]);
  return { instrument: instrument.id, intervalMs, bars: columns.length, hash: hash.hex() };
}

function eventsOf({ instrument, kind, columns }: EventSeries): unknown {
  const hash = new Sha256();
  for (const [name, column] of Object.entries(columns).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (ArrayBuffer.isView(column)) hash.text(name).column(column);
  return { instrument: instrument.id, kind, events: columns.length, hash: hash.hex() };
}

function strategyOf(assignment: StrategyAssignment): unknown {
  const { strategy, params, id, instruments, intervalsMs, allocation, sizer, execution } = assignment;
  return {
    id: id ?? strategy.name,
    name: strategy.name,
    params: readParams(strategy, params),
    instruments,
    intervalsMs,
    allocation,
    sizer: sizer?.name,
    execution: execution?.name,
  };
}
