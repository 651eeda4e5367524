import { defineErrorCodes } from '@rxtrade/core';

/** The codes of exchange adapters: 2xx. */
export const exchangeErrors = defineErrorCodes({
  code: 'E201',
  title: 'Unknown exchange',
  wayOut: 'Name one that ccxt knows; the message lists the nearest.',
});
