import type { FingerprintPart } from '@rxtrade/backtest';

/** What it means that a part of a fingerprint is not the same. */
export const partTexts: Readonly<Record<FingerprintPart, string>> = {
  data: 'the bars are not the same',
  instruments: 'the rules of the instruments, or the universe, are not the same',
  code: 'the version of rxtrade, or the text of a strategy file, is not the same',
  strategies: 'the strategies, or their parameters, are not the same',
  assumptions: 'costs, fill rule, sizing or limits are not the same',
  account: 'the opening account is not the same',
  window: 'the window, warm-up, end or ruin is not the same',
  seed: 'the seed is not the same',
};
