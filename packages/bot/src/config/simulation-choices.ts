/** How the simulated venue may be told to behave, by the options and by the configuration. */
export const slippageModels = ['fixed', 'volatility', 'impact'] as const;
export const fillRules = ['careful', 'touch', 'path'] as const;
export const fundingPrices = ['mark', 'mark-or-last'] as const;

/** The choices that were made; defaults are absent. */
export type SimulationChoices = {
  readonly slippageModel?: (typeof slippageModels)[number];
  readonly fills?: (typeof fillRules)[number];
  readonly volumeShare?: number;
  readonly rejectRate?: number;
  readonly leverage?: number;
  readonly fundingPrice?: (typeof fundingPrices)[number];
};
