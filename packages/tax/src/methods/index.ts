export type { LotKey, LotMatcher, LotMethod, LotOrder, LotPool, MatchWindow, PoolDisposal } from './lot-method.ts';
export { sharePool } from './matchers.ts';
export { lotMethods, methodNamed } from './method-named.ts';
export { compareUnitCost, fifo, hifo, lifo, lofo, specificId } from './orders.ts';
export { averageCost, frenchPortfolio } from './pools.ts';
