import { z } from 'zod';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/** An instrument with its venue's steps and fee rate, as decimal text. */
export const InstrumentSpec = z.strictObject({
  id: z.string(),
  kind: z.enum(['spot', 'perpetual', 'equity']),
  base: z.string(),
  quote: z.string(),
  tickSize: decimal,
  quantityStep: decimal,
  minNotional: decimal.optional(),
  feeRate: decimal,
  /** All there is to know of it, dated rules and all, as `defineInstrument` takes it; it wins over the fields above. */
  definition: z.record(z.string(), z.unknown()).optional(),
});
/**
 * An instrument as a run states it.
 *
 * @interface
 */
export type InstrumentSpec = z.infer<typeof InstrumentSpec>;

/** A series of the store that is none of bars: funding, marks, trades, quotes or an order book. */
export const StoredEvents = z.strictObject({
  /** The folder of the store. */
  path: z.string(),
  series: z.string(),
});
/**
 * A series of the store that is none of bars.
 *
 * @interface
 */
export type StoredEvents = z.infer<typeof StoredEvents>;

/** Where the bars come from: the seeded built-in market, or files with the instrument each holds. */
export const DataSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('synthetic'),
    symbols: z.array(z.string()).min(1),
    bars: z.int().positive(),
    intervalMs: z.int().positive().optional(),
  }),
  z.strictObject({
    kind: z.literal('files'),
    files: z
      .array(
        z.strictObject({
          instrument: z.string(),
          kind: z.enum(['spot', 'perpetual', 'equity']),
          /** A file, or the folder of the store. */
          path: z.string(),
          /** The bars' name in the store; the path is that of a file when absent. */
          series: z.string().optional(),
        }),
      )
      .min(1),
    /** What else is known of those instruments; nothing when absent. */
    events: z.array(StoredEvents).min(1).optional(),
    onBadRow: z.enum(['fail', 'skip']),
  }),
]);
/** Where a run's bars come from. */
export type DataSpec = z.infer<typeof DataSpec>;

/** One strategy of a run. */
export const StrategySpec = z.strictObject({
  /** What it is called, in decisions and trades. */
  id: z.string(),
  /** A name, or the path of a file. */
  strategy: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** The only bars it gets; all when absent. */
  intervalsMs: z.array(z.int().positive()).min(1).optional(),
});
/**
 * One strategy of a run.
 *
 * @interface
 */
export type StrategySpec = z.infer<typeof StrategySpec>;

/**
 * Everything a run depends on, as plain JSON: it stands in run.json and at the head of a recording, and running it again
 * gives the same result. Amounts are decimal text, shares are fractions, durations milliseconds.
 */
export const RunSpec = z.strictObject({
  world: z.enum(['paper', 'backtest']),
  data: DataSpec,
  instruments: z.array(InstrumentSpec).min(1),
  /** Bars are joined to each of these intervals before the run; as they are when absent. */
  intervalsMs: z.array(z.int().positive()).min(1).optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  /** History before `from` that strategies see first; none when absent. */
  warmUpMs: z.int().positive().optional(),
  /** The data may end before `to`. */
  shortData: z.literal('warn').optional(),
  strategies: z.array(StrategySpec).min(1),
  /** When instruments ceased to trade. */
  delisted: z.array(z.strictObject({ instrument: z.string(), at: z.int() })).optional(),
  /** What may be traded when; everything when absent. */
  universe: z
    .strictObject({
      members: z.array(z.strictObject({ instrument: z.string(), from: z.int().optional(), to: z.int().optional() })),
      whenLeft: z.enum(['close', 'keep']),
    })
    .optional(),
  /** An instrument of the data, or one of a file of its own, that the run is compared with. */
  benchmark: z
    .strictObject({
      instrument: z.string(),
      kind: z.enum(['spot', 'perpetual', 'equity']).optional(),
      /** A file, or the folder of the store, with the bars' name there in `series`. */
      path: z.string().optional(),
      series: z.string().optional(),
    })
    .optional(),
  /** The share of the first equity that is ruin; 0 when absent. */
  ruin: z.number().min(0).lt(1).optional(),
  cash: decimal,
  currency: z.string(),
  slippageBps: z.number().min(0),
  /** The built-in market's own when absent. */
  spreadBps: z.number().min(0).optional(),
  latencyMs: z.int().min(0),
  /** Slippage that learns from bars, and is `slippageBps` until it has; fixed when absent. */
  slippageModel: z.enum(['fixed', 'volatility', 'impact']).optional(),
  /** When resting orders fill; careful when absent. */
  fills: z.enum(['careful', 'touch', 'path']).optional(),
  /** The most that orders get of a bar's or a trade's volume; whole orders on bars when absent. */
  volumeShare: z.number().positive().max(1).optional(),
  /** The share of orders that the venue refuses by chance; none when absent. */
  rejectRate: z.number().min(0).max(1).optional(),
  /** Of contracts; 1 when absent. */
  leverage: z.number().positive().optional(),
  /** What funding without a mark price is worked out at; refused when absent. */
  fundingPrice: z.literal('mark-or-last').optional(),
  risk: z.strictObject({
    maxPositions: z.int().positive().optional(),
    maxPositionSize: z.number().positive().optional(),
    maxPortfolioRisk: z.number().positive().optional(),
    stopLossPercent: z.number().positive().optional(),
    takeProfitPercent: z.number().positive().optional(),
  }),
  seed: z.int().min(0),
  finish: z.enum(['leave-open', 'close-at-last-open', 'close-at-last-close']),
});
/**
 * Everything a run depends on, as plain JSON.
 *
 * @interface
 */
export type RunSpec = z.infer<typeof RunSpec>;
