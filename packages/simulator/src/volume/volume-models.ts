import { RxtradeError } from '@rxtrade/core';
import type { VolumeModel } from './volume-model.ts';

const whole = (quantity: number) => quantity;

/**
 * As much as trades and quotes show, and whole orders on bars, whose volume came at many prices. The default.
 */
export function shownVolume(): VolumeModel {
  return { name: 'what trades, quotes and books show; whole orders on bars', ofTrade: whole, ofQuote: whole };
}

/**
 * At most a share of the volume of each bar and of each trade, and what quotes show: 0.1 is a tenth. The rest of an order
 * waits for what comes next, unless its time in force says otherwise.
 *
 * @throws E402 for a share that is not above 0 and at most 1.
 */
export function volumeShare(share: number): VolumeModel {
  if (!(share > 0 && share <= 1))
    throw new RxtradeError('E402', `a volume share of ${share} is not possible; give one above 0 and at most 1`, {
      share,
    });
  const part = (quantity: number) => share * quantity;
  return { name: `${share} of the volume of bars and trades`, ofBar: part, ofTrade: part, ofQuote: whole };
}

/** Whole orders at whatever is shown, however little it is. */
export function unlimitedVolume(): VolumeModel {
  return { name: 'whole orders, however little is shown' };
}
