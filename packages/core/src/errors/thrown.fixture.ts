import { isRxtradeError, type RxtradeError } from './rxtrade-error.ts';

/** The coded error that `run` throws; anything else it does fails the test. */
export function errorOf(run: () => unknown): RxtradeError {
  try {
    run();
  } catch (error) {
    if (isRxtradeError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Its code, sentence and context, to be compared whole. */
export function refusalOf(run: () => unknown): Pick<RxtradeError, 'code' | 'message' | 'context'> {
  const { code, message, context } = errorOf(run);
  return { code, message, context };
}
