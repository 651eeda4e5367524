import type { Exact } from '@rxtrade/core';

/** Money with two places at least, as programs tell their tolerance by the places they see. */
export function moneyText(amount: Exact): string {
  const text = amount.toString();
  const places = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return places === 0 ? `${text}.00` : places === 1 ? `${text}0` : text;
}

/** A text on one line, without what would end it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
