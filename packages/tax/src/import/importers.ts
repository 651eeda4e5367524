import { RxtradeError } from '@rxtrade/core';
import { binanceConvert } from './binance/binance-convert.ts';
import { binanceFuturesIncome } from './binance/binance-futures-income.ts';
import { binanceFuturesTrades } from './binance/binance-futures-trades.ts';
import { binanceDeposits, binanceWithdrawals } from './binance/binance-movements.ts';
import { binanceStatement } from './binance/binance-statement.ts';
import { binanceTrades } from './binance/binance-trades.ts';
import { bybitAccountLog } from './bybit/bybit-account-log.ts';
import { bybitContractTrades } from './bybit/bybit-contract-trades.ts';
import { bybitMovements } from './bybit/bybit-movements.ts';
import { bybitSpotOrders } from './bybit/bybit-spot-orders.ts';
import { bybitTransfers } from './bybit/bybit-transfers.ts';
import { coinbaseFills } from './coinbase/coinbase-fills.ts';
import { coinbaseStatement } from './coinbase/coinbase-statement.ts';
import { coinbaseTransactions } from './coinbase/coinbase-transactions.ts';
import { genericCsv } from './generic/generic-csv.ts';
import type { TransactionImporter } from './importer.ts';
import { krakenLedgers } from './kraken/kraken-ledgers.ts';
import { krakenTrades } from './kraken/kraken-trades.ts';

/** The layouts that are known, by name. Of two that tell one trade, the first is the one that counts. */
export const importers: readonly TransactionImporter[] = [
  krakenLedgers,
  krakenTrades,
  binanceTrades,
  binanceConvert,
  binanceFuturesTrades,
  binanceFuturesIncome,
  binanceStatement,
  binanceDeposits,
  binanceWithdrawals,
  bybitSpotOrders,
  bybitContractTrades,
  bybitAccountLog,
  bybitMovements,
  bybitTransfers,
  coinbaseFills,
  coinbaseStatement,
  coinbaseTransactions,
  genericCsv,
];

/**
 * The importer of a format.
 *
 * @throws E510 when there is none of that name; the message lists those there are.
 */
export function importerNamed(name: string, known: readonly TransactionImporter[] = importers): TransactionImporter {
  const found = known.find((one) => one.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = known.map((one) => one.name).join(', ');
  throw new RxtradeError('E510', `"${name}" is no format that is known; name one of ${names}`, { name });
}
