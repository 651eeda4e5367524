/**
 * Why a recorded run can have come out other than its backtest, in the order in which each is replaced:
 *
 * 1. `data`: the bars, trades, quotes and books it saw;
 * 2. `manual action`: commands and transfers of an operator;
 * 3. `timing`: when orders that both filled were filled, and what the market asked then;
 * 4. `missed fills`: orders, or parts, that only one of the two filled;
 * 5. `spread` and 6. `slippage`: what was paid on top of that;
 * 7. `fees`;
 * 8. `funding`: rates of perpetuals, and the marks they were worked out at;
 * 9. `signal`: what was decided and how large, from the same prices and fills.
 */
export const gapCauses = [
  'data',
  'manual action',
  'timing',
  'missed fills',
  'spread',
  'slippage',
  'fees',
  'funding',
  'signal',
] as const;

/** One of the causes. */
export type Cause = (typeof gapCauses)[number];
