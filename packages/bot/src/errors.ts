import { defineErrorCodes } from '@rxtrade/core';

/** The codes of the bot and its command line: 9xx. */
export const botErrors = defineErrorCodes(
  { code: 'E901', title: 'Unknown strategy', wayOut: 'Name one of those listed, or a strategy file.' },
  { code: 'E902', title: 'Strategy file failed', wayOut: 'Correct the file; the message says where.' },
  { code: 'E903', title: 'Invalid option', wayOut: 'Give the option a value the message allows; --help lists them.' },
  { code: 'E904', title: 'Instrument of a data file is not clear', wayOut: 'Say which it is: --data BTCUSDT=FILE.' },
  { code: 'E905', title: 'Run not found', wayOut: 'Name a folder below data/runs, or its last part.' },
  { code: 'E906', title: 'Output exists or cannot be written', wayOut: 'Choose another folder, or make it writable.' },
  {
    code: 'E907',
    title: 'Recording cannot be used',
    wayOut: 'Check the path and the space left on the disk; record again where the file is damaged.',
  },
  { code: 'E908', title: 'Unexpected error', wayOut: 'Report it with this message and the command that led to it.' },
  { code: 'E909', title: 'Wrong usage', wayOut: 'See --help of the command.' },
  {
    code: 'E910',
    title: 'Run cannot be repeated',
    wayOut: 'Give it back the data files and the strategy it ran with, or run it anew.',
  },
  {
    code: 'E911',
    title: 'Runs of different accounts',
    wayOut: 'Run the backtest with the cash, currency and instruments of the recording.',
  },
);
