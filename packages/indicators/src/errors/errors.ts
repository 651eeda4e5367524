/** One row of the table of codes: what happened, and what a user can do about it. */
export type IndicatorErrorEntry = { readonly code: string; readonly title: string; readonly wayOut: string };

/**
 * The codes of indicators. They lie in core's hundred because an indicator is no area of its own; core leaves E080 to
 * E099 to them.
 */
export const indicatorErrors = [
  { code: 'E080', title: 'Invalid indicator setting', wayOut: 'Give the setting a value that the message allows.' },
  { code: 'E081', title: 'Invalid indicator input', wayOut: 'Leave out what is not a finite number, or correct it.' },
  { code: 'E082', title: 'No indicator input to correct', wayOut: 'Update the indicator before correcting it.' },
  {
    code: 'E083',
    title: 'Indicator state does not fit',
    wayOut: 'Restore into an indicator of the same kind and settings, or warm it up again.',
  },
] as const satisfies readonly IndicatorErrorEntry[];

/** One of the codes that indicators throw. */
export type IndicatorErrorCode = (typeof indicatorErrors)[number]['code'];

/**
 * What indicators throw. The package stands alone, so this is core's `RxtradeError` by shape and name, which is how
 * `isRxtradeError` of `@rxtrade/core` recognizes one.
 */
export class IndicatorError extends Error {
  override readonly name = 'RxtradeError';
  readonly code: IndicatorErrorCode;
  readonly context: Readonly<Record<string, unknown>>;

  constructor(code: IndicatorErrorCode, message: string, context: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.context = context;
  }
}
