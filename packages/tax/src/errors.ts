import { defineErrorCodes } from '@rxtrade/core';

/** The codes of tax: 5xx. */
export const taxErrors = defineErrorCodes({
  code: 'E501',
  title: 'Invalid transaction',
  wayOut: 'Correct the field the message names.',
});
