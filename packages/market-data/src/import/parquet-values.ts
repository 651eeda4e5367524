import { type FieldForm, isWord, wordValue } from '../fields/index.ts';

/** A value of a Parquet column as the number that a column of ours holds; undefined when it is none. */
export function numberOf(value: unknown, form: FieldForm): number | undefined {
  if (form === 'instant') return instantOf(value);
  if (isWord(form)) return wordValue(form, wordOf(value));
  if ((value === null || value === undefined) && form !== 'number') return Number.NaN;
  const number = typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : Number.NaN;
  if (Number.isNaN(number) && !(typeof value === 'number' && form !== 'number')) return undefined;
  return form === 'firstSequence' ? number - 1 : number;
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

/** A timestamp, or an epoch count in the unit that its size tells. */
function instantOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return Number.NaN;
  if (value instanceof Date) return Math.floor(value.getTime());
  const count = typeof value === 'bigint' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isFinite(count)) return undefined;
  if (Math.abs(count) < 1e11) return count * 1_000;
  if (Math.abs(count) < 1e14) return Math.floor(count);
  return Math.floor(Math.abs(count) < 1e17 ? count / 1_000 : count / 1_000_000);
}
