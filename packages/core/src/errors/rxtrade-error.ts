/** `E` and three digits for rxtrade itself; plug-ins use their own prefix, as `ACME001`. */
export type ErrorCode = `E${number}` | (string & {});

/** Values a reader needs to understand the error. Never a secret. */
export type ErrorContext = Readonly<Record<string, unknown>>;

/**
 * What rxtrade throws when a contract is broken: a stable code to look up, a sentence that names the value and the way
 * out, the values themselves, and what caused it.
 *
 * Recognize it by `isRxtradeError`, not by `instanceof`, which fails when two copies of the package are loaded.
 */
export class RxtradeError extends Error {
  override readonly name = 'RxtradeError';
  readonly code: ErrorCode;
  readonly context: ErrorContext;

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.context = context;
  }
}

/** Tells an rxtrade error by its shape, so that it holds across copies of the package. */
export function isRxtradeError(value: unknown): value is RxtradeError {
  return value instanceof Error && value.name === 'RxtradeError' && 'code' in value;
}
