export type { ContractFact, ContractListener } from './contract-books.ts';
export type { ContractClose, ContractPosition, ContractResult, ContractTotals } from './contract-result.ts';
