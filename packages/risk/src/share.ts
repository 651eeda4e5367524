import { RxtradeError } from '@rxtrade/core';

/** Checks a share such as 0.05 for five percent. @throws E300 when it is not above 0 and at most `most`. */
export function share(value: number, name: string, most = 1): number {
  if (!(value > 0 && value <= most)) {
    const hint = value > most && value <= 100 ? ` (for ${value} percent write ${value / 100})` : '';
    throw new RxtradeError('E300', `${name} of ${value} is not a share above 0 and at most ${most}${hint}`, {
      name,
      value,
    });
  }
  return value;
}
