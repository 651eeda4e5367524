export { type ResampleIntervals, resampleColumns } from './resample-columns.ts';
