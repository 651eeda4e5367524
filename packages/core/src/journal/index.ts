export { ChainedChecksum } from './checksum.ts';
export { MemoryJournal } from './memory-journal.ts';
export { seriesOfRecord } from './recorded-series.ts';
export { type ReplayEnd, type ReplaySettings, replay } from './replay.ts';
export type { JournalRecord } from './small-records.ts';
export { inputFromWire, inputToWire, orderToWire } from './wire.ts';
export type { WireValue } from './wire-value.ts';
