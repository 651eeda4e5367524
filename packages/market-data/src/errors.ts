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
);
