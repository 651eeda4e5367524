export {
  defineInstrument,
  Instrument,
  type InstrumentDefinition,
  type InstrumentKind,
  InstrumentRules,
} from './instrument.ts';
