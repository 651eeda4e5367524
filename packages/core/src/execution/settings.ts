import { RxtradeError } from '../errors/index.ts';

/** A setting that must be a finite number above zero. @throws E045 naming the algorithm and the setting. */
export function positive(algorithm: string, name: string, value: number): number {
  if (!(value > 0 && Number.isFinite(value))) throw invalid(algorithm, name, value, 'a finite number above zero');
  return value;
}

/** A setting that must be a whole number of at least one. @throws E045 naming the algorithm and the setting. */
export function wholePositive(algorithm: string, name: string, value: number): number {
  if (!(Number.isSafeInteger(value) && value > 0)) throw invalid(algorithm, name, value, 'a whole number above zero');
  return value;
}

/** The error for a setting that an algorithm cannot work by. */
export function invalid(
  algorithm: string,
  name: string,
  value: number | readonly number[],
  wanted: string,
): RxtradeError {
  const shown = typeof value === 'number' ? value : `[${value.join(', ')}]`;
  return new RxtradeError('E045', `${name} of ${algorithm} is ${shown}; give ${wanted}`, { algorithm, [name]: value });
}
