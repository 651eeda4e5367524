export type { ContractClose, ContractPosition, ContractResult, ContractTotals } from './contract-result.ts';
