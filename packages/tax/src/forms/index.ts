export { type Form8949Box, type Form8949Row, form8949 } from './us/form-8949.ts';
export { type ReconciledDay, type Reported1099Da, reconcile1099Da, type Sold } from './us/reconcile-1099-da.ts';
export { type ScheduleDLine, scheduleD } from './us/schedule-d.ts';
export { canSayInTxf, txfHeader, txfRecords } from './us/txf.ts';
