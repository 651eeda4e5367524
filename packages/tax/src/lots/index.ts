export type { Lot, Pool } from './lot.ts';
