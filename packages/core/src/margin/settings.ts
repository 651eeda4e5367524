import { RxtradeError } from '../errors/index.ts';
import type { Instrument } from '../instrument/index.ts';
import { Exact } from '../money/index.ts';

/**
 * What stands behind a contract's position: the account's whole balance in its quote currency (`cross`), or only the
 * margin it was opened with (`isolated`).
 */
export type MarginMode = 'cross' | 'isolated';

/** How contracts are held. `leverage` is how much notional a unit of margin carries: 1, cross, where nothing is said. */
export type MarginSettings = {
  readonly mode?: MarginMode;
  readonly leverage?: number;
  /** What is different for some instruments, by id. */
  readonly byInstrument?: Readonly<Record<string, { readonly mode?: MarginMode; readonly leverage?: number }>>;
};

/** How the positions of one instrument are held. */
export type MarginTerms = { readonly mode: MarginMode; readonly leverage: Exact };

/** The terms of an instrument. @throws E070 when the leverage is not above zero, or finer than four places. */
export function marginTermsOf(instrument: Instrument, settings: MarginSettings = {}): MarginTerms {
  const own = settings.byInstrument?.[instrument.id];
  const leverage = own?.leverage ?? settings.leverage ?? 1;
  const isPossible = leverage > 0 && leverage < 1e9 && Number(leverage.toFixed(4)) === leverage;
  if (!isPossible)
    throw new RxtradeError(
      'E070',
      `a leverage of ${leverage} on ${instrument.id} is not possible; give one above zero, of at most four places`,
      { instrument: instrument.id, leverage },
    );
  return { mode: own?.mode ?? settings.mode ?? 'cross', leverage: Exact.of(leverage.toFixed(4)) };
}
