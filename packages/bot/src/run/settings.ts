import type { SimulationChoices } from '../config/index.ts';

/** What the configuration says about trading, in the run's own words. */
export type RunSettings = {
  /** Where it comes from, as told to the user. */
  readonly source: string;
  readonly pairs: readonly string[];
  readonly currency: string;
  readonly strategy: string;
  readonly cash: string;
  readonly feeRate: string;
  readonly slippageBps: number;
  readonly spreadBps: number;
  readonly latencyMs: number;
  readonly simulation: SimulationChoices;
  readonly risk: {
    readonly maxPositions: number;
    readonly maxPositionSize: number;
    readonly maxPortfolioRisk: number;
    readonly stopLossPercent: number;
    readonly takeProfitPercent: number;
  };
};

/** The same as the shipped example, for a folder without a configuration. */
export const defaultSettings: RunSettings = {
  source: 'the built-in defaults, because there is no config/config.yml',
  pairs: ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'],
  currency: 'USDT',
  strategy: 'momentum_strategy',
  cash: '10000',
  feeRate: '0.001',
  slippageBps: 2,
  spreadBps: 2,
  latencyMs: 100,
  simulation: {},
  risk: {
    maxPositions: 10,
    maxPositionSize: 0.05,
    maxPortfolioRisk: 0.02,
    stopLossPercent: 0.02,
    takeProfitPercent: 0.04,
  },
};
