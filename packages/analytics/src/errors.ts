import { defineErrorCodes } from '@rxtrade/core';

/** The codes of analytics, in the range it shares with the simulator and the backtest: 42x. */
export const analyticsErrors = defineErrorCodes(
  {
    code: 'E420',
    title: 'No rate to the reporting currency',
    wayOut: 'Give measure a rateOf, or report in the currency of the trades.',
  },
  {
    code: 'E421',
    title: 'Invalid equity curve',
    wayOut: 'Give columns of one length with rising instants and finite values.',
  },
  { code: 'E422', title: 'Invalid measuring option', wayOut: 'Correct the option the message names.' },
);
