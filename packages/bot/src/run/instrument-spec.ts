import { defineInstrument, type Instrument } from '@rxtrade/core';
import type { InstrumentSpec } from './run-spec.ts';

/** The instrument that a run's plain description stands for. */
export function instrumentFrom({ id, kind, base, quote, feeRate, ...steps }: InstrumentSpec): Instrument {
  const { tickSize, quantityStep, minNotional } = steps;
  return defineInstrument({
    id,
    kind,
    base,
    quote,
    rules: [
      {
        tickSize,
        quantityStep,
        ...(minNotional !== undefined && { minNotional }),
        feeRateMaker: feeRate,
        feeRateTaker: feeRate,
      },
    ],
  });
}

/** The plain description of an instrument whose rules never change. */
export function specOfInstrument(instrument: Instrument): InstrumentSpec {
  const { id, kind, base, quote } = instrument;
  const { tickSize, quantityStep, minNotional, feeRateTaker } = instrument.rulesAt(0);
  return {
    id,
    kind: kind === 'future' ? 'perpetual' : kind,
    base,
    quote,
    tickSize: tickSize.toString(),
    quantityStep: quantityStep.toString(),
    ...(minNotional !== undefined && { minNotional: minNotional.toString() }),
    feeRate: feeRateTaker.toString(),
  };
}
