import {
  constantLatency,
  type FillModel,
  type LatencyModel,
  powerQueue,
  riskAverseQueue,
  type SimulatedVenueSettings,
  type SimulationModels,
  type SlippageModel,
  type SpreadModel,
  standardFills,
} from '@rxtrade/simulator';

/** Three sets of assumptions: as hoped for, as stated, and as feared. */
export type CostName = 'kind' | 'expected' | 'harsh';

/** All three, from the friendliest on. */
export const costNames: readonly CostName[] = ['kind', 'expected', 'harsh'];

const factors = { kind: 0.5, harsh: 2 } as const;

/**
 * The settings of a venue that is kinder or harsher than one is. `expected` is that venue itself.
 *
 * - Slippage, spread and latency: half of it when kind, twice when harsh; none stays none.
 * - Fills by `standardFills`, whatever its options: limits fill when touched and gaps at the open when kind; when traded
 *   through and gaps at the limit when harsh. Another fill model stays as it is.
 * - Orders move up a queue by trades alone when harsh, and where that is so as stated; when kind, also when others ahead
 *   leave. Another queue model stays as it is.
 * - Fees, volume, seed and name stay: what a venue charges is known, what it does to an order is not.
 */
export function costSettings(name: CostName, models: SimulationModels): SimulatedVenueSettings {
  if (name === 'expected') return models;
  const factor = factors[name];
  return {
    ...models,
    slippage: scaled(models.slippage, factor),
    spread: scaled(models.spread, factor),
    latency: scaledLatency(models.latency, factor),
    fills: isStandard(models.fills) ? fillsOf[name] : models.fills,
    queue: name === 'kind' && models.queue.name === riskAverseQueue().name ? powerQueue() : models.queue,
  };
}

const fillsOf = {
  kind: standardFills({ limit: 'touch', gap: 'open' }),
  harsh: standardFills({ limit: 'through', gap: 'limit' }),
} as const;

function isStandard({ name }: FillModel): boolean {
  return (['through', 'touch'] as const).some((limit) =>
    (['limit', 'open'] as const).some((gap) => standardFills({ limit, gap }).name === name),
  );
}

/** What is a slippage model is a spread model, too: both learn from bars, and begin anew with each venue. */
function scaled(model: SlippageModel & SpreadModel, factor: number): SlippageModel & SpreadModel {
  if (model.name === 'none') return model;
  return {
    name: `${factor} × ${model.name}`,
    rate: (context) => factor * model.rate(context),
    ...(model.onBar && { onBar: (bar) => model.onBar?.(bar) }),
    ...(model.begin && { begin: () => scaled(model.begin?.() ?? model, factor) }),
  };
}

/** Whole milliseconds, as a venue keeps them. */
function scaledLatency(model: LatencyModel, factor: number): LatencyModel {
  if (model.name === constantLatency(0).name) return model;
  return {
    name: `${factor} × ${model.name}`,
    delayMs: (random, at) => Math.round(factor * model.delayMs(random, at)),
    ...(model.begin && { begin: () => scaledLatency(model.begin?.() ?? model, factor) }),
  };
}
