export { type Form8949Box, type Form8949Row, form8949 } from './us/form-8949.ts';
export { canSayInTxf, txfHeader, txfRecords } from './us/txf.ts';
