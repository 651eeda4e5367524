import { RxtradeError } from '@rxtrade/core';
import type { LotPool } from './lot-method.ts';

/**
 * Moving average over everything held of an asset, the adjusted cost base of Canada (ITA s47). The cost that leaves is the
 * pool's cost times the part of its units that leave.
 */
export const averageCost: LotPool = {
  kind: 'pool',
  name: 'AVERAGE-COST',
  over: 'asset',
  shareOf: ({ pool, quantity }) => ({ part: quantity, whole: pool.quantity }),
};

/**
 * The French portfolio method (CGI art. 150 VH bis): one cost for everything held, of which a sale uses the part that its
 * price is of the value of the whole portfolio.
 */
export const frenchPortfolio: LotPool = {
  kind: 'pool',
  name: 'FR-PORTFOLIO',
  over: 'portfolio',
  shareOf({ grossProceeds, portfolioValue }) {
    if (portfolioValue === undefined)
      throw new RxtradeError(
        'E504',
        'a sale needs the value of the whole portfolio just before it; state portfolioValue',
      );
    return { part: grossProceeds, whole: portfolioValue };
  },
};
