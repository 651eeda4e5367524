export type { LotKey, LotMatcher, LotMethod, LotOrder, LotPool, MatchWindow, PoolDisposal } from './lot-method.ts';
