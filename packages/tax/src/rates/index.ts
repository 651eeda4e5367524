export type { RateSource } from './rate-source.ts';
