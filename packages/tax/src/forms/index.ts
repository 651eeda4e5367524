export { type Form8949Box, type Form8949Row, form8949 } from './us/form-8949.ts';
export { form8949Summary } from './us/form-8949-summary.ts';
export { questionsOf1099Da, type ReconciledDay, reconcile1099Da } from './us/reconcile-1099-da.ts';
export type { Reported1099Da, Sold } from './us/reported-sales.ts';
export { type ScheduleDLine, scheduleD } from './us/schedule-d.ts';
export { canSayInTxf, txfHeader, txfRecords } from './us/txf.ts';
export type { UsFormOptions } from './us/us-form-options.ts';
