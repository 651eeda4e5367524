import type { Instrument, InstrumentDefinition } from './instrument.ts';

/**
 * What an instrument was defined with: `defineInstrument` of it, also of its JSON, is the same instrument. Amounts write
 * themselves as decimal text.
 */
export function definitionOf(instrument: Instrument): InstrumentDefinition {
  const { id, kind, base, quote, venue, contractSize, priceScale, expiresAt, listedAt, delistedAt, rules } = instrument;
  return {
    id,
    kind,
    base,
    quote,
    venue,
    contractSize,
    priceScale,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(listedAt !== undefined && { listedAt }),
    ...(delistedAt !== undefined && { delistedAt }),
    rules: [...rules],
  };
}
