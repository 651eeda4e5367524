import {
  constantLatency,
  fixedSlippage,
  fixedSpread,
  impactSlippage,
  instrumentFees,
  noFees,
  noSlippage,
  noSpread,
  pathFills,
  randomRejects,
  type SimulatedVenueSettings,
  type SlippageModel,
  type SpreadModel,
  standardFills,
  volatilitySlippage,
  volumeShare,
} from '@rxtrade/simulator';
import type { RunSpec } from './run-spec.ts';

/** What slippage that follows volatility is of it: a tenth of what a bar moves. */
const volatilityPart = 0.1;

const fillModels = {
  careful: () => standardFills(),
  touch: () => standardFills({ limit: 'touch' }),
  path: () => pathFills(),
} as const;

/** Costs of zero are the models that say so, because a run without costs is labeled as one. */
export function venueOf(spec: RunSpec, spread: SpreadModel | undefined): SimulatedVenueSettings {
  const { spreadBps, latencyMs, seed, fills, rejectRate } = spec;
  const ownSpread = spreadBps === undefined ? undefined : spreadBps === 0 ? noSpread() : fixedSpread(spreadBps);
  return {
    seed,
    fees: Number(feeRateOf(spec)) === 0 ? noFees() : instrumentFees(),
    slippage: slippageOf(spec),
    spread: ownSpread ?? spread ?? noSpread(),
    latency: constantLatency(latencyMs),
    ...(fills !== undefined && { fills: fillModels[fills]() }),
    ...(spec.volumeShare !== undefined && { volume: volumeShare(spec.volumeShare) }),
    ...(rejectRate !== undefined && { rejects: randomRejects(rejectRate) }),
  };
}

/** Models that learn charge the fixed slippage until they have. */
function slippageOf({ slippageModel = 'fixed', slippageBps }: RunSpec): SlippageModel {
  switch (slippageModel) {
    case 'fixed':
      return slippageBps === 0 ? noSlippage() : fixedSlippage(slippageBps);
    case 'volatility':
      return volatilitySlippage(volatilityPart, { untilThenBps: slippageBps });
    case 'impact':
      return impactSlippage({ untilThenBps: slippageBps });
  }
}

/** The fee rate of instruments that a run makes, as decimal text. */
export function feeRateOf({ instruments }: RunSpec): string {
  return instruments[0]?.feeRate ?? '0';
}
