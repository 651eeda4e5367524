export { ChainedChecksum } from './checksum.ts';
export { type JournalRecord, MemoryJournal } from './memory-journal.ts';
export { type ReplayEnd, type ReplaySettings, replay } from './replay.ts';
export { inputFromWire, inputToWire, orderToWire, type WireValue } from './wire.ts';
