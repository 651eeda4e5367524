import { RxtradeError } from '@rxtrade/core';

/** Checks an option that is a share of something. @throws E422 unless it lies strictly between the limits. */
export function checkShare(
  name: string,
  value: number,
  limits: { readonly above: number; readonly below: number },
): void {
  const { above, below } = limits;
  if (!(value > above && value < below))
    throw new RxtradeError(
      'E422',
      `${name} of ${value} is not possible; give a fraction between ${above} and ${below}, such as ${(above + below) / 2}`,
      { [name]: value },
    );
}
