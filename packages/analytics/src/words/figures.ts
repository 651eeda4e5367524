import { type DurationMs, day, hour, minute } from '@rxtrade/core';

/** What stands where a figure does not exist. */
export const none = 'n/a';

/** 0.1234 as `12.34%`. */
export function percentText(value: number | undefined, places = 2): string {
  return value === undefined ? none : `${amountText(value * 100, places)}%`;
}

export function ratioText(value: number | undefined): string {
  return value === undefined ? none : value.toFixed(2).replace(/^-0\.00$/, '0.00');
}

/** Thousands set apart; by hand, because a locale of the machine would change the bytes. */
export function amountText(value: number, digits = 2): string {
  const [whole = '', places] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const text = places === undefined ? grouped : `${grouped}.${places}`;
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `-${text}` : text;
}

/** The two largest units that fit: `12d 4h`, `4h 05m`, `5m`. */
export function durationText(duration: DurationMs | undefined): string {
  if (duration === undefined) return none;
  const days = Math.floor(duration / day);
  const hours = Math.floor((duration % day) / hour);
  const minutes = Math.floor((duration % hour) / minute);
  if (days > 0) return `${days}d ${hours}h`;
  return hours > 0 ? `${hours}h ${String(minutes).padStart(2, '0')}m` : `${minutes}m`;
}

/** `1 trade`, `1,200 trades`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${amountText(count, 0)} ${count === 1 ? one : many}`;
}
