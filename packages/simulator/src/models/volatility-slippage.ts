import { BarHistory, meanOf, volatilityOf } from './bar-history.ts';
import type { SlippageModel } from './models.ts';
import { lookBack, notNegative, partOfPrice } from './settings.ts';

/** No fill is worse than this: a price stays above zero. */
const mostRate = 0.99;

/** What slippage that learns from bars goes by. */
export type LearningOptions = {
  /** Returns it looks back on; 20 when absent. */
  readonly bars?: number;
  /** What it charges until it has seen them, in basis points; 2 when absent. */
  readonly untilThenBps?: number;
};

/**
 * Slippage as a share of volatility: rate = share x s, s the standard deviation of the returns from close to close over
 * the latest bars. Wild times cost more. Bars alone teach it: on trades, quotes and books without bars it stays at what it
 * charges at first.
 *
 * @throws E402 for a share that is negative or not finite, or a look back that is not whole and from 2 on.
 */
export function volatilitySlippage(share: number, options: LearningOptions = {}): SlippageModel {
  notNegative(share, 'slippage share');
  const { bars, until, untilThenBps, history } = learning(options);
  return {
    name: `${share} of the volatility of ${bars} bars, ${untilThenBps} bps until then`,
    rate: ({ instrument }) => {
      const past = history.of(instrument);
      return past === undefined ? until : Math.min(mostRate, share * volatilityOf(past));
    },
    onBar: (bar) => history.add(bar),
    begin: () => volatilitySlippage(share, options),
  };
}

/**
 * The square-root law of market impact: rate = y x s x sqrt(Q / V), with Q the quantity, and s and V the volatility and
 * the mean volume of the latest bars. Bars of another length give the same, as both grow with time. Where nothing was
 * traded, and until it has seen enough, it charges what it charges at first.
 *
 * Source: Tóth et al., "Anomalous price impact and the critical nature of liquidity in financial markets", Physical
 * Review X 1 (2011), 021006, where y is of the order of 1.
 *
 * @throws E402 for a y that is negative or not finite, or a look back that is not whole and from 2 on.
 */
export function impactSlippage(options: LearningOptions & { readonly y?: number } = {}): SlippageModel {
  const y = notNegative(options.y ?? 1, 'factor y');
  const { bars, until, untilThenBps, history } = learning(options);
  return {
    name: `square-root impact ${y} over ${bars} bars, ${untilThenBps} bps until then`,
    rate: ({ instrument, quantity }) => {
      const past = history.of(instrument);
      const volume = past === undefined ? 0 : meanOf(past.slice(1).map((bar) => bar.volume));
      if (past === undefined || !(volume > 0)) return until;
      return Math.min(mostRate, y * volatilityOf(past) * Math.sqrt(quantity / volume));
    },
    onBar: (bar) => history.add(bar),
    begin: () => impactSlippage(options),
  };
}

function learning({ bars = 20, untilThenBps = 2 }: LearningOptions) {
  // so many returns need one bar more
  const history = new BarHistory(lookBack(bars) + 1);
  return { bars, history, untilThenBps, until: partOfPrice(untilThenBps, 'slippage') * 1e-4 };
}
