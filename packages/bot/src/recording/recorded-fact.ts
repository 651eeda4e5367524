import { type Decision, isoOf, type Refusal } from '@rxtrade/core';

/** A decision or refusal as one line of a recording: what a replay must come to again. */
export function recordedFact(fact: Decision | Refusal): string {
  const { at, instrument, ...rest } = fact;
  return JSON.stringify({ kind: 'fact', at: isoOf(at), instrument: instrument.id, fact: rest });
}
