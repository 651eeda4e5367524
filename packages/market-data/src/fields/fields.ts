import type { HistoryKind } from '../history/index.ts';

/** How the text or value of a field becomes the number that a column holds. */
export type FieldForm =
  | 'instant'
  | 'number'
  /** A number that may be left empty. */
  | 'optional'
  /** buy or bid is 1, sell or ask -1, nothing 0. */
  | 'side'
  /** Binance's name for a seller who took. */
  | 'isBuyerMaker'
  /** snapshot is 1, update or delta 0. */
  | 'updateType'
  /** The first of the updates a change covers: one above the sequence before it. */
  | 'firstSequence';

/** A field of a file: the column it fills, its names in lower case without separators, and its form. */
export type Field = {
  readonly column: string;
  readonly names: readonly string[];
  readonly form: FieldForm;
  readonly isOptional?: true;
};

const eventAt: Field = {
  column: 'eventAt',
  names: [
    'eventat',
    'eventtime',
    'time',
    'timestamp',
    'transacttime',
    'transactiontime',
    'datetime',
    'date',
    'calctime',
  ],
  form: 'instant',
};
/** The recorder's clock, where there was one. */
const receivedAt: Field = {
  column: 'receivedAt',
  names: ['receivedat', 'localtime'],
  form: 'instant',
  isOptional: true,
};
const price: Field = { column: 'price', names: ['price'], form: 'number' };
const quantity: Field = { column: 'quantity', names: ['quantity', 'qty', 'amount', 'size'], form: 'number' };
const named = (column: string, ...names: readonly string[]): Field => ({ column, names, form: 'number' });

/** The fields of each kind of file, ours, Binance's archives' and the common ones. The order is that of recognition. */
export const fieldsOfKind: Readonly<Record<HistoryKind, readonly Field[]>> = {
  bars: [
    { column: 'openAt', names: ['openat', 'opentime', ...eventAt.names], form: 'instant' },
    named('open', 'open'),
    named('high', 'high'),
    named('low', 'low'),
    named('close', 'close'),
    named('volume', 'volume'),
  ],
  quotes: [
    { ...eventAt, isOptional: true },
    receivedAt,
    named('bid', 'bid', 'bidprice', 'bestbidprice'),
    named('bidQuantity', 'bidquantity', 'bidqty', 'bestbidqty', 'bidsize'),
    named('ask', 'ask', 'askprice', 'bestaskprice'),
    named('askQuantity', 'askquantity', 'askqty', 'bestaskqty', 'asksize'),
  ],
  book: [
    { ...eventAt, form: 'instant', isOptional: true },
    receivedAt,
    { column: 'isSnapshot', names: ['issnapshot', 'type'], form: 'updateType' },
    named('sequence', 'sequence', 'finalupdateid'),
    {
      column: 'previousSequence',
      names: ['previoussequence', 'prevfinalupdateid'],
      form: 'optional',
      isOptional: true,
    },
    { column: 'previousSequence', names: ['firstupdateid'], form: 'firstSequence', isOptional: true },
    { column: 'side', names: ['side'], form: 'side' },
    { ...price, form: 'optional' },
    { ...quantity, form: 'optional' },
  ],
  trades: [
    eventAt,
    receivedAt,
    price,
    quantity,
    { column: 'side', names: ['side'], form: 'side', isOptional: true },
    { column: 'side', names: ['isbuyermaker'], form: 'isBuyerMaker', isOptional: true },
    { column: 'id', names: ['id', 'tradeid', 'aggtradeid', 'aggregatetradeid'], form: 'optional', isOptional: true },
  ],
  funding: [eventAt, named('rate', 'rate', 'fundingrate', 'lastfundingrate')],
  // a bar of mark prices opens at the mark of its instant
  marks: [{ ...eventAt, names: ['opentime', ...eventAt.names] }, named('price', 'price', 'markprice', 'open')],
};

/** A name as it is compared. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[ _.-]/g, '');
}
