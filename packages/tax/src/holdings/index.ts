export type { FactRecorder } from './fact-recorder.ts';
export type { Acquired, CarriedPart, Claimed, Disposed, Moved, SplitUnits } from './holdings.ts';
