import { type FillModel, standardFills } from '../matching/index.ts';
import {
  type BorrowModel,
  constantLatency,
  type FeeModel,
  fixedSlippage,
  fixedSpread,
  instrumentFees,
  type LatencyModel,
  noBorrow,
  noRejects,
  type RejectModel,
  type Remembering,
  type SlippageModel,
  type SpreadModel,
} from '../models/index.ts';
import type { OutcomeModel } from '../outcomes/index.ts';
import { type QueueModel, riskAverseQueue } from '../queue/index.ts';
import { shownVolume, type VolumeModel } from '../volume/index.ts';

/** What a simulated venue charges and how it fills. */
export type SimulationModels = {
  readonly fees: FeeModel;
  readonly slippage: SlippageModel;
  readonly spread: SpreadModel;
  readonly latency: LatencyModel;
  readonly fills: FillModel;
  readonly queue: QueueModel;
  readonly volume: VolumeModel;
  readonly rejects: RejectModel;
  /** What is known to have become of orders; the market decides about all when absent. */
  readonly outcomes?: OutcomeModel;
  /** What shorts of coins and shares cost; nothing when absent. */
  readonly borrow: BorrowModel;
};

/** The models as given, and careful defaults for the rest: each that is a cost costs something, as a real venue does. */
export function modelsOf(given: Partial<SimulationModels>): SimulationModels {
  return {
    fees: begun(given.fees ?? instrumentFees()),
    slippage: begun(given.slippage ?? fixedSlippage(2)),
    spread: begun(given.spread ?? fixedSpread(2)),
    latency: begun(given.latency ?? constantLatency(100)),
    fills: given.fills ?? standardFills(),
    queue: given.queue ?? riskAverseQueue(),
    volume: given.volume ?? shownVolume(),
    rejects: given.rejects ?? noRejects(),
    ...(given.outcomes && { outcomes: given.outcomes }),
    borrow: given.borrow ?? noBorrow(),
  };
}

/** A model that remembers nothing of a run before. */
function begun<Model>(model: Model & Remembering<Model>): Model {
  return model.begin?.() ?? model;
}
