import { defineErrorCodes } from '@rxtrade/core';

/** The codes of exchange adapters: 2xx. */
export const exchangeErrors = defineErrorCodes(
  {
    code: 'E201',
    title: 'Unknown exchange',
    wayOut: 'Name one that ccxt knows; the message names the nearest.',
  },
  {
    code: 'E202',
    title: 'Exchange does not trade the instrument',
    wayOut: 'Name one it lists, of the right kind; the message names the nearest.',
  },
  {
    code: 'E203',
    title: 'Exchange does not offer such history',
    wayOut: 'Ask for what the message names, or import files of another source.',
  },
  {
    code: 'E204',
    title: 'Exchange cannot be reached',
    wayOut:
      'Check the network and the state of the exchange, then run the same command again: it goes on where it ended.',
  },
  {
    code: 'E205',
    title: 'Exchange refused the request',
    wayOut: 'Correct what the message quotes of its answer; some exchanges serve some countries only.',
  },
  {
    code: 'E206',
    title: 'Exchange answered something else than was asked',
    wayOut: 'Ask for the range the message names, or report it with the message: nothing was stored of that answer.',
  },
);
