import { columnAt, columnsOf, type HistoryKind, type Rows } from '../history/index.ts';

type CsvColumn = { readonly name: string; readonly column: string; readonly write?: (value: number) => string };

const isBuy = (value: number) => (value === 0 ? '' : value > 0 ? 'buy' : 'sell');
const isBid = (value: number) => (value === 0 ? '' : value > 0 ? 'bid' : 'ask');
const known = (value: number) => (Number.isNaN(value) ? '' : String(value));

const plain = (name: string, column = name): CsvColumn => ({ name, column });
const received = plain('localTime', 'receivedAt');
const happened = plain('time', 'eventAt');

/** The layouts that `importFiles` reads back. */
const layouts: Readonly<Record<HistoryKind, readonly CsvColumn[]>> = {
  bars: [plain('time', 'openAt'), plain('open'), plain('high'), plain('low'), plain('close'), plain('volume')],
  trades: [
    happened,
    received,
    plain('price'),
    plain('quantity'),
    { name: 'side', column: 'side', write: isBuy },
    { name: 'id', column: 'id', write: known },
  ],
  quotes: [happened, received, plain('bid'), plain('bidQuantity'), plain('ask'), plain('askQuantity')],
  book: [
    received,
    { name: 'type', column: 'isSnapshot', write: (value) => (value === 1 ? 'snapshot' : 'update') },
    plain('eventTime', 'eventAt'),
    plain('sequence'),
    { name: 'previousSequence', column: 'previousSequence', write: known },
    { name: 'side', column: 'side', write: isBid },
    { name: 'price', column: 'price', write: known },
    { name: 'quantity', column: 'quantity', write: known },
  ],
  funding: [happened, plain('fundingRate', 'rate')],
  marks: [happened, plain('price')],
};

/** The first line of a file of a kind. */
export function csvHeader(kind: HistoryKind): string {
  return `${layouts[kind].map(({ name }) => name).join(',')}\n`;
}

const rowsAPiece = 4_096;

/** Rows as CSV text, in pieces. Numbers have the fewest digits that read back as the same double. */
export function* csvLines(rows: Rows): Generator<string> {
  const names = columnsOf(rows.kind);
  const columns = layouts[rows.kind].map(({ column, write = String }) => ({
    values: columnAt(rows, names.indexOf(column)),
    write,
  }));
  for (let from = 0; from < rows.length; from += rowsAPiece) {
    let text = '';
    for (let i = from; i < Math.min(from + rowsAPiece, rows.length); i++) {
      text += `${columns.map(({ values, write }) => write(values[i] as number)).join(',')}\n`;
    }
    yield text;
  }
}
