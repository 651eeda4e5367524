export {
  type MatchedTransfers,
  type MatchTransfersOptions,
  matchTransfers,
  type TransferQuestion,
} from './match-transfers.ts';
