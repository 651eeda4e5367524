import { isRxtradeError, type RxtradeError } from '@rxtrade/core';

/** The coded error that `run` throws; anything else it does fails the test. */
export function refusalOf(run: () => unknown): RxtradeError {
  try {
    run();
  } catch (error) {
    if (isRxtradeError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
