// metrics
export type { Annualization, Metrics, TradeStatistics } from './metrics/metrics.ts';
