import { defineInstrument, definitionOf, type Instrument, type InstrumentDefinition } from '@rxtrade/core';
import type { InstrumentSpec } from './run-spec.ts';

/** The instrument that a run's plain description stands for. */
export function instrumentFrom({ definition, ...spec }: InstrumentSpec): Instrument {
  // what is no instrument is refused there
  return defineInstrument(definition === undefined ? plainDefinition(spec) : (definition as InstrumentDefinition));
}

function plainDefinition({ id, kind, base, quote, feeRate, ...steps }: InstrumentSpec): InstrumentDefinition {
  const { tickSize, quantityStep, minNotional } = steps;
  return {
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
  };
}

/** The plain description of an instrument; one that a store knows more of takes all of it along. */
export function specOfInstrument(instrument: Instrument): InstrumentSpec {
  const { id, kind, base, quote } = instrument;
  const { tickSize, quantityStep, minNotional } = instrument.rulesAt(0);
  // zero, which says that a run is without fees, only where no day has any
  const { feeRateTaker } = instrument.rules.find((row) => row.feeRateTaker.units !== 0) ?? instrument.rulesAt(0);
  return {
    id,
    kind: kind === 'future' ? 'perpetual' : kind,
    base,
    quote,
    tickSize: tickSize.toString(),
    quantityStep: quantityStep.toString(),
    ...(minNotional !== undefined && { minNotional: minNotional.toString() }),
    feeRate: feeRateTaker.toString(),
    // only instruments of a store have a venue: those made here are told by the fields above
    ...(instrument.venue !== '' && { definition: plainJson(definitionOf(instrument)) }),
  };
}

/** As it stands in a file: amounts as decimal text. */
function plainJson(definition: InstrumentDefinition): Record<string, unknown> {
  return JSON.parse(JSON.stringify(definition)) as Record<string, unknown>;
}
