import { type Currency, Exact, RxtradeError } from '@rxtrade/core';
import { times } from '../amounts/exact-math.ts';
import type { TaxFee, Transaction, Valued } from './transaction.ts';
import { TransactionRecord } from './transaction-record.ts';

/** What a record may leave out. */
export type ReadTransactionsOptions = {
  /** The currency of records that name none: the reporting currency. */
  readonly currency: Currency;
};

const problemsShown = 10;

/**
 * Reads transactions of the JSON vocabulary (docs/tax.md). Every problem is reported together, up to ten.
 *
 * @throws E501 when a record is none: the message names each field and its value.
 */
export function readTransactions(
  records: readonly unknown[],
  options: ReadTransactionsOptions,
): readonly Transaction[] {
  const problems: string[] = [];
  const read: Transaction[] = [];
  records.forEach((record, index) => {
    const parsed = TransactionRecord.safeParse(record);
    const found = parsed.success
      ? doubtsOf(parsed.data)
      : parsed.error.issues.map(
          ({ path, message }) => `${path.join('.') || 'record'} ${message}${givenAt(record, path)}`,
        );
    if (found.length > 0) problems.push(`${nameOf(record, index)}: ${found.join(', ')}`);
    else if (parsed.success) read.push(transactionOf(parsed.data, options.currency));
  });
  if (problems.length > 0) throw invalid(problems);
  return read;
}

function invalid(problems: readonly string[]): RxtradeError {
  const more = problems.length > problemsShown ? `; and ${problems.length - problemsShown} more` : '';
  return new RxtradeError('E501', `${problems.slice(0, problemsShown).join('; ')}${more}`, {
    problems: problems.length,
  });
}

/** What the schema of one field cannot see. */
function doubtsOf(record: TransactionRecord): readonly string[] {
  const doubts: string[] = [];
  if ('fee' in record && record.fee !== undefined && record.feeCurrency === undefined && record.currency === undefined)
    doubts.push('feeCurrency is missing');
  if (record.type === 'transfer' && record.received !== undefined && record.received.compare(record.quantity) > 0)
    doubts.push(`received "${record.received}" is more than the quantity "${record.quantity}"`);
  if (record.type === 'transfer' && record.toAccount === record.account)
    doubts.push(`toAccount "${record.toAccount}" is the account it comes from`);
  return doubts;
}

function transactionOf(record: TransactionRecord, reporting: Currency): Transaction {
  const { id, time, asset, account, externalId, group, kind, origin } = record;
  const base = {
    id,
    at: time,
    asset,
    account,
    quantity: record.quantity ?? new Exact(0, 0),
    ...(externalId !== undefined && { externalId }),
    ...(group !== undefined && { group }),
    ...(kind !== undefined && { kind }),
    ...(origin !== undefined && { origin }),
  };
  if (record.type === 'split') return { ...base, type: record.type, ratio: record.ratio };
  const fee = feeOf(record, reporting);
  const valued: Valued = {
    currency: record.currency ?? reporting,
    ...statedValueOf(record),
    ...(record.fxRate !== undefined && { fxRate: record.fxRate }),
    ...(fee !== undefined && { fee }),
  };
  switch (record.type) {
    case 'buy':
    case 'income':
    case 'rights':
    case 'negligible':
      return { ...base, ...valued, type: record.type };
    case 'sell':
    case 'spend':
    case 'gift':
    case 'donate':
    case 'lost':
      return {
        ...base,
        ...valued,
        type: record.type,
        ...choicesOf(record),
        ...(record.portfolioValue !== undefined && { portfolioValue: record.portfolioValue }),
      };
    case 'transfer':
      return {
        ...base,
        ...valued,
        type: record.type,
        toAccount: record.toAccount,
        received: record.received ?? record.quantity,
        ...choicesOf(record),
      };
    case 'contract-fill':
      return { ...base, ...valued, type: record.type, side: record.side, price: record.price };
    case 'funding':
      return { ...base, ...valued, type: record.type };
    case 'deposit':
    case 'withdrawal':
      return { ...base, type: record.type, ...(fee !== undefined && { fee }) };
  }
}

type Detailed = Exclude<TransactionRecord, { type: 'split' }>;

function statedValueOf(record: Detailed): { readonly value?: Exact } {
  if (record.type === 'transfer') {
    const spent = record.quantity.minus(record.received ?? record.quantity);
    return record.price !== undefined
      ? { value: times(record.price, spent) }
      : record.total !== undefined
        ? { value: record.total }
        : {};
  }
  if (record.total !== undefined) return { value: record.total };
  if (record.price !== undefined) return { value: times(record.price, record.quantity ?? new Exact(0, 0)) };
  return {};
}

function feeOf(record: Detailed, reporting: Currency): TaxFee | undefined {
  if (record.fee === undefined || record.fee.units === 0) return undefined;
  return {
    quantity: record.fee,
    currency: record.feeCurrency ?? record.currency ?? reporting,
    ...(record.feeValue !== undefined && { value: record.feeValue }),
  };
}

function choicesOf(
  record: Extract<TransactionRecord, { type: 'transfer' | 'sell' | 'spend' | 'gift' | 'donate' | 'lost' }>,
) {
  return {
    ...(record.lots !== undefined && { lots: record.lots.map(lotChoiceOf) }),
    ...(record.identifiedAt !== undefined && { identifiedAt: record.identifiedAt }),
    ...(record.reportedOn !== undefined && { reportedOn: record.reportedOn }),
    ...(record.basisReported !== undefined && { basisReported: record.basisReported }),
  };
}

function lotChoiceOf(choice: { readonly lot: string; readonly quantity?: Exact | undefined }) {
  return choice.quantity === undefined ? { lot: choice.lot } : { lot: choice.lot, quantity: choice.quantity };
}

function nameOf(record: unknown, index: number): string {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? `transaction "${id}"` : `transaction ${index + 1}`;
}

/** The value that was given, where it is one that can be shown. */
function givenAt(record: unknown, path: readonly PropertyKey[]): string {
  let value: unknown = record;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return ['string', 'number', 'boolean'].includes(typeof value) ? ` (it is ${JSON.stringify(value)})` : '';
}
