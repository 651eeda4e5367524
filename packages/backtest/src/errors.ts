import { defineErrorCodes } from '@rxtrade/core';

/** The codes of the backtest runner, in the range it shares with the simulator: 41x. */
export const backtestErrors = defineErrorCodes({
  code: 'E410',
  title: 'Nothing to run on',
  wayOut: 'Give the backtest at least one series of bars.',
});
