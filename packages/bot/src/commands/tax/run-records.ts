import { Exact, type Instrument, isoOf, RxtradeError } from '@rxtrade/core';
import { csvTable, type FillFacts, fillTransactions, fundingTransaction, type Transaction } from '@rxtrade/tax';

/** The tables of a run's folder. */
export type RunTables = {
  readonly name: string;
  readonly account: string;
  /** The reporting currency; any money of a state when empty. */
  readonly currency: string;
  readonly instruments: readonly Instrument[];
  readonly fills: string;
  readonly funding: string;
};

/**
 * The records of the JSON vocabulary that fills and funding payments of a run stand for.
 *
 * @throws E905 when a row names an instrument that the run did not have.
 */
export function runRecords({ name, account, currency, instruments, fills, funding }: RunTables): readonly object[] {
  const byId = new Map(instruments.map((one) => [one.id, one]));
  const instrumentOf = (id: string | undefined): Instrument => {
    const found = byId.get(id ?? '');
    if (found !== undefined) return found;
    throw new RxtradeError('E905', `the run "${name}" has no instrument "${id}"; its tables are not its own`, { name });
  };
  return [
    ...csvTable(fills).flatMap(({ cells, line }) =>
      fillTransactions(
        { ...factsOf(cells), instrument: instrumentOf(cells['instrument']) },
        { id: `${name} fill ${line - 1}`, account, currency },
      ).map((one) => recordOf(one, `${name}/fills.csv:${line}`)),
    ),
    ...csvTable(funding).map(({ cells, line }) => {
      const paid = {
        instrument: instrumentOf(cells['instrument']),
        at: atOf(cells),
        paid: Exact.of(cells['paid'] ?? ''),
      };
      return recordOf(
        fundingTransaction(paid, { id: `${name} funding ${line - 1}`, account }),
        `${name}/funding.csv:${line}`,
      );
    }),
  ];
}

type Cells = Readonly<Record<string, string>>;

function factsOf(cells: Cells): Omit<FillFacts, 'instrument'> {
  return {
    side: cells['side'] === 'sell' ? 'sell' : 'buy',
    eventAt: atOf(cells),
    feeCurrency: cells['feecurrency'] ?? '',
    exactPrice: Exact.of(cells['price'] ?? ''),
    exactQuantity: Exact.of(cells['quantity'] ?? ''),
    exactFee: Exact.of(cells['fee'] ?? ''),
  };
}

function atOf(cells: Cells): number {
  return Date.parse(cells['at'] ?? '');
}

function recordOf(one: Transaction, origin: string): object {
  const { id, at, type, asset, account, quantity, group } = one;
  const money = 'currency' in one ? one : undefined;
  return {
    id,
    time: isoOf(at),
    type,
    asset,
    quantity: quantity.toString(),
    ...(one.type === 'contract-fill' && { side: one.side, price: one.price.toString() }),
    ...(money?.value !== undefined && { total: money.value.toString() }),
    ...(money !== undefined && { currency: money.currency }),
    ...(money?.fee !== undefined && { fee: money.fee.quantity.toString(), feeCurrency: money.fee.currency }),
    account,
    ...(group !== undefined && { group }),
    origin,
  };
}
