import type { LotMatcher } from './lot-method.ts';

/**
 * Share pooling of the United Kingdom: the same day, then the 30 days that follow, then the pool (TCGA 1992 s105, s106A,
 * s104; HMRC CRYPTO22200, CG51555).
 */
export const sharePool: LotMatcher = {
  kind: 'matcher',
  name: 'SHARE-POOL',
  windows: [
    { rule: 'same-day', fromDays: 0, toDays: 0 },
    { rule: '30-day', fromDays: 1, toDays: 30 },
  ],
  poolRule: 's104',
};
