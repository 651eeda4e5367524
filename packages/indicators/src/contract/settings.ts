import { IndicatorError } from '../errors/index.ts';

/** A window that no memory could hold is a mistake in units more often than a wish. */
const periodMax = 10_000_000;

type Setting<T> = { readonly indicator: string; readonly name: string; readonly value: T };

/** @throws E080 unless the value is a whole number from 1 to 10,000,000. */
export function requirePeriod({ indicator, name, value }: Setting<number>): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= periodMax) return value;
  throw refusal({ indicator, name, value }, `a whole number of inputs from 1 to ${periodMax}`);
}

/** @throws E080 unless the value is finite and above zero. */
export function requirePositive({ indicator, name, value }: Setting<number>): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw refusal({ indicator, name, value }, 'a finite number above zero');
}

/** @throws E080 unless the value is one of those allowed. */
export function requireOneOf<T extends string>(setting: Setting<T>, allowed: readonly T[]): T {
  if (allowed.includes(setting.value)) return setting.value;
  throw refusal(setting, `one of ${allowed.map((one) => `'${one}'`).join(', ')}`);
}

/** @throws E080 unless the first period is the smaller one. */
export function requireBelow(indicator: string, smaller: Period, larger: Period): void {
  if (smaller.value < larger.value) return;
  throw refusal({ indicator, ...smaller }, `below ${larger.name}, which is ${larger.value}`);
}

type Period = { readonly name: string; readonly value: number };

function refusal({ indicator, name, value }: Setting<unknown>, allowed: string): IndicatorError {
  const text = typeof value === 'string' ? `'${value}'` : String(value);
  return new IndicatorError('E080', `${indicator}: ${name} must be ${allowed}, not ${text}`, {
    indicator,
    name,
    value,
  });
}
