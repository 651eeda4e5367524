export { checkSeries, type SeriesCheck } from './check-series.ts';
export { type EventFinding, eventFindings } from './event-findings.ts';
