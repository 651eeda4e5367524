export type { Lot, Pool } from './lot.ts';
export type { BasisAllocation } from './transition-places.ts';
