import { defineErrorCodes } from '@rxtrade/core';

/** The codes of the simulator and the backtest runner: 4xx. */
export const simulatorErrors = defineErrorCodes(
  { code: 'E402', title: 'Invalid simulation model', wayOut: 'Correct the number the message names.' },
  {
    code: 'E403',
    title: 'Post-only order would take',
    wayOut: 'Place it further from the market, or allow it to take.',
  },
  { code: 'E404', title: 'Reduce-only order has nothing to reduce', wayOut: 'Check the position before sending it.' },
  { code: 'E405', title: 'Invalid synthetic market', wayOut: 'Correct the setting the message names.' },
  { code: 'E406', title: 'Crossed order book', wayOut: 'Check how it was recorded: a best bid is below the best ask.' },
  { code: 'E407', title: 'Empty order book', wayOut: 'Send less, use a limit, or check how the book was recorded.' },
  { code: 'E408', title: 'Gap in an order book', wayOut: 'Give the missing updates, or a snapshot after the gap.' },
  { code: 'E409', title: 'Order rejected at random', wayOut: 'None: the run was told to; see `rejects` of its venue.' },
);
