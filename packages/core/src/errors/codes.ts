import type { ErrorCode } from './rxtrade-error.ts';

/** One row of the table of codes: what happened, and what a user can do about it. */
export type ErrorEntry = { readonly code: ErrorCode; readonly title: string; readonly wayOut: string };

/** Declares a package's codes, in its range of a hundred. One test joins the tables of all packages. */
export function defineErrorCodes<const T extends readonly ErrorEntry[]>(...entries: T): T {
  return entries;
}

/** The codes of core (0xx) and those of venues that core's pure half of live trading raises (2xx). */
export const coreErrors = defineErrorCodes(
  {
    code: 'E001',
    title: 'Database connection failed',
    wayOut: 'Check that the database runs and its credentials are right.',
  },
  {
    code: 'E002',
    title: 'Exchange authentication failed',
    wayOut: 'Check the API key, its secret and its permissions.',
  },
  { code: 'E003', title: 'Configuration validation failed', wayOut: 'Correct every listed line of the configuration.' },
  { code: 'E004', title: 'Insufficient funds', wayOut: 'Order less, or deposit more.' },
  { code: 'E005', title: 'Rate limit exceeded', wayOut: 'Ask less often; the limits are in the configuration.' },
  { code: 'E010', title: 'Number out of range', wayOut: 'Use a finite number within the range the message names.' },
  { code: 'E011', title: 'Invalid argument', wayOut: 'Pass a value the message allows.' },
  { code: 'E012', title: 'Not an exact decimal', wayOut: 'Write the amount as decimal text, such as "0.001".' },
  { code: 'E013', title: 'Currencies do not match', wayOut: 'Convert with a rate first.' },
  { code: 'E014', title: 'Amount is finer than its scale', wayOut: 'Round to the scale, or use a finer instrument.' },
  { code: 'E020', title: 'Unknown instrument', wayOut: 'Declare the instrument where the world is built.' },
  { code: 'E021', title: 'Invalid instrument', wayOut: 'Correct the field the message names.' },
  { code: 'E030', title: 'Invalid market event', wayOut: 'Correct the feed or the file it came from.' },
  { code: 'E031', title: 'Events out of order', wayOut: 'Sort the feed by the time it was received.' },
  {
    code: 'E032',
    title: 'Buffer is full',
    wayOut: 'Give the buffer more room, or find why its slowest source stands still.',
  },
  { code: 'E040', title: 'Invalid order', wayOut: 'Correct the field the message names.' },
  { code: 'E041', title: 'Illegal order transition', wayOut: 'Report it: a venue said something that cannot follow.' },
  { code: 'E042', title: 'Order is not approved', wayOut: 'Send orders through the risk gate.' },
  { code: 'E043', title: 'Unknown order', wayOut: 'Name an order that this strategy has sent.' },
  {
    code: 'E044',
    title: 'Risk rule broke its contract',
    wayOut: 'Correct the rule: it may pass, shrink, protect or refuse an order, never enlarge it.',
  },
  { code: 'E045', title: 'Invalid execution settings', wayOut: 'Correct the setting the message names.' },
  {
    code: 'E046',
    title: 'Order cannot be worked so',
    wayOut: 'Plan an order of a kind the execution algorithm takes, or use another algorithm.',
  },
  { code: 'E050', title: 'Invalid strategy parameters', wayOut: 'Correct every listed parameter.' },
  { code: 'E051', title: 'Strategy failed', wayOut: 'Correct the strategy; the cause is attached.' },
  {
    code: 'E052',
    title: 'Strategy acted outside a step',
    wayOut: 'Feed the result of I/O back as a custom market event.',
  },
  { code: 'E053', title: 'Invalid target', wayOut: 'Give a finite exposure.' },
  {
    code: 'E054',
    title: 'Strategy state cannot be saved',
    wayOut: 'Give the strategy save and restore, or make it reactive.',
  },
  { code: 'E060', title: 'Ledger out of balance', wayOut: 'Report it: an entry did not sum to zero.' },
  { code: 'E061', title: 'Fill does not fit the position', wayOut: 'Compare the positions with those of the venue.' },
  { code: 'E070', title: 'World is misconfigured', wayOut: 'Correct what the message names.' },
  {
    code: 'E071',
    title: 'Replay differs from the record',
    wayOut: 'Look at the first difference: code, configuration or record changed.',
  },
  { code: 'E072', title: 'Invalid journal record', wayOut: 'Restore the journal from a backup.' },
  { code: 'E073', title: 'Command refused', wayOut: 'Send a command that the current state allows.' },
  { code: 'E074', title: 'Instrument is not trading', wayOut: 'Wait until the venue opens it again.' },
  { code: 'E075', title: 'No price yet', wayOut: 'Feed bars, trades, quotes or mark prices of it first.' },
  {
    code: 'E076',
    title: 'Funding without a mark price',
    wayOut: "Feed mark prices, or allow the last price with `fundingPrice: 'mark-or-last'`.",
  },
  {
    code: 'E077',
    title: 'Instrument is not in the universe',
    wayOut: 'Trade it while it is a member, or correct its dates in the universe.',
  },
);
