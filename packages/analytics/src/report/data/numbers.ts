import type { PackedTimes } from './report-data.ts';

/** Rounds to the digits that can be seen, so that a number takes few characters. Not for money that is added up. */
export function rounded(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** Rounds every value of a column. */
export function roundedAll(values: Iterable<number>, digits: number): number[] {
  return Array.from(values, (value) => rounded(value, digits));
}

/** Packs instants as differences in the coarsest of minutes, seconds and milliseconds that loses nothing. */
export function packTimes(instants: ArrayLike<number>): PackedTimes {
  const unitMs = [60_000, 1000].find((unit) => isMultiple(instants, unit)) ?? 1;
  const steps: number[] = [];
  let previous = 0;
  for (let i = 0; i < instants.length; i++) {
    const units = (instants[i] as number) / unitMs;
    steps.push(units - previous);
    previous = units;
  }
  return { unitMs, steps };
}

function isMultiple(instants: ArrayLike<number>, unit: number): boolean {
  for (let i = 0; i < instants.length; i++) if ((instants[i] as number) % unit !== 0) return false;
  return true;
}
