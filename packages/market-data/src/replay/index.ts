export { type PacedHistorySettings, pacedHistory } from './paced-history.ts';
