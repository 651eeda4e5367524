import { z } from 'zod';

/** One file of bars and the instrument it holds. */
const DataFile = z.strictObject({
  instrument: z.string(),
  path: z.string(),
  kind: z.enum(['spot', 'perpetual', 'equity']).default('spot'),
});

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

/**
 * Everything a run depends on, as plain JSON: it stands in run.json, and running it again gives the same result.
 * Amounts are decimal text, shares are fractions, durations milliseconds.
 */
export const RunSpec = z.strictObject({
  world: z.enum(['paper', 'backtest']),
  data: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('synthetic'),
      symbols: z.array(z.string()).min(1),
      intervalMs: z.int().positive(),
      bars: z.int().positive(),
      startAt: z.int(),
    }),
    z.strictObject({
      kind: z.literal('files'),
      files: z.array(DataFile).min(1),
      onBadRow: z.enum(['error', 'skip']).default('error'),
    }),
  ]),
  /** Bars are joined to this interval before the run; as they are when absent. */
  intervalMs: z.int().positive().optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  strategy: z.string(),
  params: z.record(z.string(), z.unknown()).default({}),
  cash: decimal,
  currency: z.string(),
  feeRate: decimal,
  slippageBps: z.number().min(0),
  spreadBps: z.number().min(0),
  latencyMs: z.number().min(0),
  risk: z.strictObject({
    maxPositions: z.int().positive().optional(),
    maxPositionSize: z.number().positive().optional(),
    maxPortfolioRisk: z.number().positive().optional(),
    stopLossPercent: z.number().positive().optional(),
    takeProfitPercent: z.number().positive().optional(),
  }),
  seed: z.int().min(0),
  finish: z.enum(['leave-open', 'close-at-last-open', 'close-at-last-close']).default('leave-open'),
});
export type RunSpec = z.infer<typeof RunSpec>;
