import { defineErrorCodes } from '@rxtrade/core';

/** The codes of market data: 1xx. */
export const marketDataErrors = defineErrorCodes(
  {
    code: 'E101',
    title: 'Not a file of bars',
    wayOut: 'Give a CSV file with the columns time, open, high, low, close, volume.',
  },
  {
    code: 'E102',
    title: 'Malformed row',
    wayOut: "Correct the line the message names, or skip such rows with onBadRow: 'skip'.",
  },
  {
    code: 'E103',
    title: 'Invalid time in a row',
    wayOut: 'Write epoch seconds, milliseconds or microseconds throughout, or ISO 8601 with a zone.',
  },
  {
    code: 'E104',
    title: 'Impossible price or volume',
    wayOut: "Correct the line the message names, or skip such rows with onBadRow: 'skip'.",
  },
  {
    code: 'E105',
    title: 'Rows out of order',
    wayOut: "Sort the file by time, or skip rows that go back with onBadRow: 'skip'.",
  },
  {
    code: 'E106',
    title: 'Duplicate row',
    wayOut: "Remove the second row of the same time, or skip it with onBadRow: 'skip'.",
  },
  {
    code: 'E107',
    title: 'File cannot be read',
    wayOut: 'Check that the file is there, may be read, and is whole; fetch it again if it is damaged.',
  },
  {
    code: 'E120',
    title: 'Not the name of a series',
    wayOut: 'Write venue, instrument and timeframe or kind: binance/BTCUSDT/1m, binance/BTCUSDT/trades.',
  },
  {
    code: 'E121',
    title: 'Stored part damaged',
    wayOut: 'Restore the file from a backup, or remove the series and import it again.',
  },
  {
    code: 'E122',
    title: 'Catalogue or instrument file damaged',
    wayOut: 'Restore the file the message names from a backup, or remove the series and import it again.',
  },
  {
    code: 'E123',
    title: 'Series is being written',
    wayOut: 'Wait until the other process is done; remove the lock file only when none is left.',
  },
  {
    code: 'E124',
    title: 'Stored rows have other values',
    wayOut: 'Look at the rows the message shows; replace them with --keep newest, or leave them out.',
  },
  {
    code: 'E125',
    title: 'Another timeframe',
    wayOut: 'Store bars under the timeframe they have; resample to get another.',
  },
  {
    code: 'E126',
    title: 'Rows of another series, or a writer that is done',
    wayOut: 'Open a writer for the series that the rows are of.',
  },
  {
    code: 'E127',
    title: 'No such series',
    wayOut: 'See what there is with rxtrade data list; import, download or resample what is missing.',
  },
  {
    code: 'E128',
    title: 'Not a file of history',
    wayOut: 'Name the columns as the message says, or say what the file holds with --kind.',
  },
  {
    code: 'E129',
    title: 'SQL failed',
    wayOut: 'Correct the query; without one, rxtrade data sql lists the tables there are.',
  },
  {
    code: 'E130',
    title: 'DuckDB is not installed',
    wayOut: 'Install the optional peer: npm install @duckdb/node-api.',
  },
  {
    code: 'E150',
    title: 'History source broke its contract',
    wayOut: 'Report it to whoever made the source, with the message; nothing of that answer was stored.',
  },
);
