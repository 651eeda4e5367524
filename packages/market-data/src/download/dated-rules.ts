import { defineInstrument, type Instrument, type InstrumentDefinition, type InstrumentRules } from '@rxtrade/core';

/**
 * An instrument as a source tells it today, after the rules it told before: a row is added where they have changed since,
 * so that a backtest of older data goes by the rules of its day, as far back as anybody asked.
 *
 * @throws E021 when the definition is invalid.
 */
export function withDatedRules(stored: Instrument | undefined, told: InstrumentDefinition): Instrument {
  const now = defineInstrument(told);
  const latest = stored?.rules.at(-1);
  if (stored === undefined || latest === undefined) return now;
  const newer = now.rules.filter((rules) => rules.from > latest.from && !isSame(rules, latest));
  return defineInstrument({ ...told, rules: [...stored.rules, ...newer] });
}

function isSame(a: InstrumentRules, b: InstrumentRules): boolean {
  return JSON.stringify({ ...a, from: 0 }) === JSON.stringify({ ...b, from: 0 });
}
