export { definitionOf } from './definition-of.ts';
export {
  defineInstrument,
  Instrument,
  type InstrumentDefinition,
  type InstrumentKind,
  InstrumentRules,
} from './instrument.ts';
export type { MaintenanceTier } from './maintenance-tier.ts';
