import { isRxtradeError, RxtradeError } from '@rxtrade/core';

/** What a failure to read a file is thrown as. An error that has a code stays as it is. */
export function unreadable(path: string, error: unknown): unknown {
  if (isRxtradeError(error)) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new RxtradeError('E107', `"${path}" cannot be read: ${message}; check the path and the file`, { path }, error);
}
