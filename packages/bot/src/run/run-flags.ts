import { type DurationMs, durationOf, type EpochMs, isoOf, RxtradeError } from '@rxtrade/core';
import { fillRules, fundingPrices, type SimulationChoices, slippageModels } from '../config/index.ts';
import { withoutUndefined } from './without-undefined.ts';

/** The options of `run` and `backtest run` as they were typed. */
export type RunFlags = {
  readonly config?: string;
  readonly environment?: string;
  /** Each with `@1h` behind it where it wants that timeframe alone. */
  readonly strategy?: readonly string[];
  readonly param?: readonly string[];
  readonly data?: readonly string[];
  readonly store?: string;
  readonly instrument?: readonly string[];
  readonly skipBadRows?: boolean;
  readonly bars?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeframe?: readonly string[];
  readonly warmUp?: string;
  readonly shortData?: boolean;
  readonly delisted?: readonly string[];
  readonly universe?: string;
  readonly whenLeft?: string;
  readonly benchmark?: string;
  readonly ruin?: string;
  /** False with `--no-cost-runs`. */
  readonly costRuns?: boolean;
  /** A jurisdiction, with `:HIFO` behind it where another method than its own is wanted. */
  readonly tax?: string;
  readonly taxRate?: readonly string[];
  readonly cash?: string;
  readonly fee?: string;
  readonly slippage?: string;
  readonly spread?: string;
  readonly slippageModel?: string;
  readonly fills?: string;
  readonly volumeShare?: string;
  readonly rejectRate?: string;
  readonly leverage?: string;
  readonly fundingPrice?: string;
  readonly seed?: string;
  readonly finish?: string;
  readonly pace?: string;
  readonly record?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

/** The same, read. */
export type ReadFlags = SimulationChoices & {
  readonly bars?: number;
  readonly from?: EpochMs;
  readonly to?: EpochMs;
  readonly intervalsMs?: readonly number[];
  readonly warmUpMs?: number;
  readonly whenLeft: (typeof leavings)[number];
  readonly ruin?: number;
  readonly delisted?: readonly { readonly instrument: string; readonly at: EpochMs }[];
  readonly cash?: string;
  readonly feeRate?: string;
  readonly slippageBps?: number;
  readonly spreadBps?: number;
  readonly seed: number;
  readonly finish: (typeof finishes)[number];
  /** Times as fast as history; absent for as fast as it can be. */
  readonly speed?: number;
};

const leavings = ['close', 'keep'] as const;
const finishes = ['leave-open', 'close-at-last-open', 'close-at-last-close'] as const;

/** The built-in market and every random model start from it. */
export const defaultSeed = 42;

/** Reads the options that need reading. @throws E903 naming every one that is wrong. */
export function readFlags(flags: RunFlags): ReadFlags {
  const problems: string[] = [];
  const read = <T>(name: keyof RunFlags, parse: (text: string) => T | undefined, wanted: string): T | undefined => {
    const text = flags[name];
    if (typeof text !== 'string') return undefined;
    const value = parse(text);
    if (value === undefined) problems.push(`--${kebabCase(name)} must be ${wanted}, not "${text}"`);
    return value;
  };
  const timeframe = 'a timeframe such as 15m, 1h or 1d';
  const instant = 'a UTC day or instant such as 2024-03-01 or 2024-03-01T12:00Z';
  const found = {
    bars: read('bars', wholeOf(1), 'a whole number from 1'),
    from: read('from', instantOf, instant),
    to: read('to', instantOf, instant),
    intervalsMs: flags.timeframe?.map((text) => {
      const ms = timeframeMs(text);
      if (ms === undefined) problems.push(`--timeframe must be ${timeframe}, not "${text}"`);
      return ms ?? 0;
    }),
    warmUpMs: read('warmUp', timeframeMs, 'a duration such as 12h or 30d'),
    delisted: flags.delisted?.map((text) => {
      const [instrument = '', instantText = ''] = text.split('=');
      const at = instantOf(instantText);
      if (instrument === '' || at === undefined)
        problems.push(`--delisted must be an instrument and ${instant}, as LUNAUSDT=2022-05-13, not "${text}"`);
      return { instrument: instrument.toUpperCase(), at: at ?? 0 };
    }),
    whenLeft: read('whenLeft', oneOf(leavings), leavings.join(' or ')) ?? 'close',
    ruin: read(
      'ruin',
      (text) => (isDecimal(text) && Number(text) < 1 ? Number(text) : undefined),
      'a share from 0 to below 1 such as 0.2',
    ),
    cash: read(
      'cash',
      (text) => (isDecimal(text) && Number(text) > 0 ? text : undefined),
      'an amount above 0 such as 10000',
    ),
    feeRate: read(
      'fee',
      (text) => (isDecimal(text) && Number(text) < 1 ? text : undefined),
      'a rate such as 0.001 for 0.1%',
    ),
    slippageBps: read('slippage', basisPoints, 'basis points from 0 to 1000 such as 2 for 0.02%'),
    spreadBps: read('spread', basisPoints, 'basis points from 0 to 1000 such as 2 for 0.02%'),
    slippageModel: read('slippageModel', oneOf(slippageModels), slippageModels.join(', ')),
    fills: read('fills', oneOf(fillRules), fillRules.join(', ')),
    volumeShare: read('volumeShare', numberIn(above0, 1), 'a share above 0 and at most 1 such as 0.1'),
    rejectRate: read('rejectRate', numberIn(0, 1), 'a share of orders from 0 to 1 such as 0.01'),
    leverage: read('leverage', numberIn(1, 1_000), 'a number from 1 to 1000 such as 3'),
    fundingPrice: read('fundingPrice', oneOf(fundingPrices), fundingPrices.join(' or ')),
    speed: read('pace', speedOf, 'max, or times as fast as history such as 60x or 1x'),
    seed: read('seed', wholeOf(0), 'a whole number from 0') ?? defaultSeed,
    finish: read('finish', oneOf(finishes), finishes.join(', ')) ?? 'leave-open',
  };
  if (found.from !== undefined && found.to !== undefined && found.from >= found.to)
    problems.push(`--from ${flags.from ?? ''} must be before --to ${flags.to ?? ''}`);
  if (problems.length > 0) throw new RxtradeError('E903', problems.join('; '), { problems });
  const { speed, ...rest } = found;
  return withoutUndefined({ ...rest, ...(speed !== undefined && speed > 0 && { speed }) });
}

/** An instant as a person writes it: a day, or a time with `Z`; undefined when it is neither. */
export function instantOf(text: string): EpochMs | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,3})?)?Z?)?$/.exec(text);
  if (match === null) return undefined;
  const [, date = '', time = '00:00', seconds = ':00'] = match;
  const at = Date.parse(`${date}T${time}${seconds}Z`);
  // Date.parse takes 31 April for 1 May
  return Number.isNaN(at) || !isoOf(at).startsWith(date) ? undefined : at;
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function timeframeMs(text: string): DurationMs | undefined {
  return /^[1-9]\d{0,5}[smhdw]$/.test(text) ? durationOf(text) : undefined;
}

function wholeOf(least: number): (text: string) => number | undefined {
  return (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least ? value : undefined;
  };
}

function isDecimal(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text);
}

function basisPoints(text: string): number | undefined {
  return isDecimal(text) && Number(text) <= 1_000 ? Number(text) : undefined;
}

/** 0 stands for as fast as it can be. */
function speedOf(text: string): number | undefined {
  if (text === 'max') return 0;
  const speed = /^(\d+(?:\.\d+)?)x$/.exec(text)?.[1];
  return speed === undefined || Number(speed) <= 0 ? undefined : Number(speed);
}

function oneOf<Name extends string>(names: readonly Name[]): (text: string) => Name | undefined {
  return (text) => names.find((one) => one === text);
}

const above0 = Number.MIN_VALUE;

function numberIn(least: number, most: number): (text: string) => number | undefined {
  return (text) => (isDecimal(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined);
}
