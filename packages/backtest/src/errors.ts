import { defineErrorCodes } from '@rxtrade/core';

/** The codes of the backtest runner, in the ranges it shares with the simulator and analytics: 41x and 43x. */
export const backtestErrors = defineErrorCodes(
  {
    code: 'E410',
    title: 'Nothing to run on',
    wayOut: 'Give the backtest at least one series of bars, or of other events.',
  },
  { code: 'E411', title: 'Nothing to run', wayOut: 'Give the backtest at least one strategy.' },
  {
    code: 'E412',
    title: 'The window holds no bars',
    wayOut: 'Choose a window within the times of the data, its start before its end.',
  },
  { code: 'E413', title: 'Nothing to trade with', wayOut: 'Open the account with an amount above zero.' },
  {
    code: 'E414',
    title: 'One series is given twice',
    wayOut: 'Give each instrument once a timeframe; join its bars first.',
  },
  {
    code: 'E415',
    title: 'A strategy gets no data',
    wayOut: 'Let the strategy have an instrument and a timeframe that the series hold.',
  },
  { code: 'E416', title: 'Invalid backtest option', wayOut: 'Correct the option the message names.' },
  { code: 'E417', title: 'Too few bars to check', wayOut: 'Give the check more bars, or a wider window.' },
  {
    code: 'E419',
    title: 'The data end before the run does',
    wayOut: 'End the run where the data end, get the rest of them, or say that short data will do.',
  },
  {
    code: 'E430',
    title: 'Bars are not of their timeframe',
    wayOut: 'Say which interval the bars have, or join them to it.',
  },
  {
    code: 'E431',
    title: 'Benchmark does not cover the run',
    wayOut: 'Compare with an instrument that has bars within the run.',
  },
  {
    code: 'E418',
    title: 'Strategy does not repeat itself',
    wayOut: 'Draw random numbers from the context, read no clock, and keep nothing from one run to the next.',
  },
  { code: 'E440', title: 'Nothing recorded', wayOut: 'Record a run over bars.' },
  {
    code: 'E441',
    title: 'Record cannot be repeated',
    wayOut: 'Record a run that ends before what the message names, and explain that: --to ends a run.',
  },
);
